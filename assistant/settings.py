"""Environment → one frozen Settings, checked once (edge)."""

from pathlib import Path

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.errors import SettingsError

SHIPPED_MODEL = Path(__file__).parent / "models" / "static-vi"


class Settings(BaseSettings):
    """Every setting, each read from TDKT_<NAME>. The README's table lists the same names."""

    model_config = SettingsConfigDict(env_prefix="TDKT_", frozen=True, extra="ignore")

    data: Path = Field(Path(".tdkt"), description="Thư mục chứa chỉ mục và tài liệu đã nạp")
    embedding_model: str = Field(
        str(SHIPPED_MODEL), description="Thư mục hoặc tên mô hình sentence-transformers"
    )
    query_prompt: str = Field("", description="Lời dẫn đặt trước câu hỏi khi mô hình yêu cầu")
    passage_prompt: str = Field("", description="Lời dẫn đặt trước đoạn văn khi mô hình yêu cầu")
    reranker: str = Field(
        "", description="Thư mục hoặc tên mô hình CrossEncoder để xếp lại kết quả; trống: tắt"
    )
    rerank_seconds: float = Field(
        2.0, gt=0, description="Số giây chờ xếp lại; quá hạn thì giữ thứ tự trước đó"
    )
    assistant_url: str = Field(
        "",
        description="Địa chỉ của dịch vụ đang chạy để hỏi tới; để trống: hỏi trong tiến trình này",
    )
    assistant_key: SecretStr | None = Field(
        None, description="Khóa gửi tới dịch vụ ở TDKT_ASSISTANT_URL, cấp bằng “tdkt keys add”"
    )
    memory: bool = Field(True, description="Có nhớ các lượt hỏi đáp hay không")
    database_url: SecretStr | None = Field(
        None, description="Nơi nhớ các lượt hỏi đáp; mặc định là một tệp SQLite trong TDKT_DATA"
    )
    retention_days: int = Field(
        90, ge=1, le=3650, description="Số ngày giữ các lượt hỏi đáp trước khi xóa"
    )
    host: str = Field("127.0.0.1", description="Địa chỉ mà dịch vụ lắng nghe")
    auth: bool | None = Field(
        None,
        description="Chỉ trả lời khi có khóa hoặc vé; mặc định: có, trừ khi chạy tại 127.0.0.1",
    )
    quota_session: int = Field(20, ge=1, description="Số yêu cầu mỗi phút của một người dùng")
    quota_address: int = Field(
        120, ge=1, description="Số yêu cầu mỗi phút từ một địa chỉ mạng, kể cả xin vé"
    )
    quota_embed: int = Field(300, ge=1, description="Số yêu cầu mỗi phút của một trang đã đăng ký")
    quota_day: int = Field(10_000, ge=1, description="Số yêu cầu mỗi ngày của một trang")
    port: int = Field(8000, ge=0, le=65535, description="Cổng mà dịch vụ lắng nghe")
    chat_model: str = Field("", description="Mô hình ngôn ngữ, ví dụ openai:gpt-5-mini; trống: tắt")
    chat_base_url: str = Field("", description="Địa chỉ máy chủ tương thích OpenAI (vLLM…)")
    chat_api_key: SecretStr | None = Field(None, description="Khóa truy cập mô hình ngôn ngữ")
    chat_timeout: float = Field(20.0, gt=0, description="Số giây chờ chữ đầu tiên của mô hình")
    chat_input_price: float = Field(0.0, ge=0, description="Giá một triệu token đọc")
    chat_output_price: float = Field(0.0, ge=0, description="Giá một triệu token viết")


def load_settings() -> Settings:
    """Settings from the environment; SettingsError names the variable and the mend."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = "TDKT_" + str(first["loc"][0]).upper() if first["loc"] else "TDKT_*"
        raise SettingsError(f"{name}: {first['msg']}", setting=name, mend=first["msg"]) from None
