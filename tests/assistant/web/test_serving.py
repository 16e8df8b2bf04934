"""How the service is served: whom it asks for a key, and on which port."""

import pytest

from assistant.errors import BadInput
from assistant.settings import Settings
from assistant.web.serving import check_free, limits_of


@pytest.mark.parametrize(
    ("host", "auth", "required"),
    [
        ("127.0.0.1", None, False),
        ("::1", None, False),
        ("localhost", None, False),
        ("0.0.0.0", None, True),
        ("10.0.0.7", None, True),
        ("tdkt.example", None, True),
        ("127.0.0.1", True, True),
        ("0.0.0.0", False, False),
    ],
)
def test_only_a_service_that_no_other_machine_reaches_is_free_unless_told(
    host: str, auth: bool | None, required: bool
) -> None:
    limits = limits_of(Settings(auth=auth), host=host)
    assert limits.required is required
    assert limits.local is (auth is None and not required)


@pytest.mark.parametrize("port", [-1, 65_536])
def test_a_port_that_there_is_not_is_told_before_anything_is_served(port: int) -> None:
    with pytest.raises(BadInput, match=r"wrong_port"):
        check_free("127.0.0.1", port)


def test_where_any_port_will_do_the_real_one_is_told() -> None:
    port = check_free("127.0.0.1", 0)
    assert port > 0
    assert check_free("127.0.0.1", port) == port
