"""Examples of what `/admin/api/` answers, for the API's own description (pure)."""

from datetime import UTC, date, datetime

from assistant.conversation.reviewing import Unanswered
from assistant.prompting import Replies
from assistant.telling import timeline_lines
from assistant.types import Document, Holding, Rated, Rating, Tally, Turn
from assistant.validity.history import history
from assistant.validity.standing import standing
from assistant.web.admin.catalogue import Listed, Origin, State, catalogue, counts, listed_json
from assistant.web.admin.errands import Errand
from assistant.web.admin.reviewing import page_json, rated_json, unanswered_json
from assistant.web.admin.usage import days, usage_json
from assistant.web.administrators import ADMISSION_SECONDS
from assistant.wire import Json, document_details_json

_AT = datetime(2030, 3, 15, 2, 30, tzinfo=UTC)
_DAY = date(2030, 3, 15)
_BATCH, _ERRAND, _PIN = "5d1c0f0e2b7a4c0f", "9f2c1ab43e6d7750", "7f83b1657ff1fc53b92dc18148a1d65d"
_FILE = "quyet-dinh-01.txt"
_UPLOADS = "/srv/tdkt/uploads"


class AdminExamples:
    """What an administrator of one invented document would be answered."""

    def __init__(self, replies: Replies, document: Document) -> None:
        self._replies = replies
        self._document = document
        self._question = replies.say("docs.example.question")

    def answers(self) -> dict[str, Json]:
        """By the name of the route."""
        return self._sessions() | self._documents() | self._changes() | self._reviews()

    def bodies(self) -> dict[str, Json]:
        """What is sent to a route that takes a JSON body."""
        return {
            "sign_in": {"key": "tdkt_…"},
            "carry_out": {"names": [_FILE], "pin": _PIN},
        }

    def parameters(self) -> dict[str, object]:
        """An example value for every parameter, by its name."""
        return {
            "state": State.IN_FORCE.value,
            "origin": Origin.UPLOADED.value,
            "order": "ingested",
            "batch": _BATCH,
            "name": _FILE,
            "errand_id": _ERRAND,
            "since": 0,
            "rating": "down",
            "most": 30,
        }

    def _sessions(self) -> dict[str, Json]:
        return {
            "sign_in": {"seconds": ADMISSION_SECONDS},
            "signed_in": {"name": "Nguyễn Văn A"},
            "sign_out": {},
        }

    def _documents(self) -> dict[str, Json]:
        listed = self._listed()
        known = standing([self._document], [])
        row = listed_json(listed, self._replies)
        lines = timeline_lines(history(self._document, known), self._replies)
        about = {"counts": counts([listed]), "refused": []}
        return {
            "admin_documents": {
                "documents": [row], "total": 1, "offset": 0, "limit": 50, "all": 1, **about,
            },
            "admin_document": {
                **row, **document_details_json(self._document), "copies": [], "timeline": lines,
            },
        }  # fmt: skip

    def _changes(self) -> dict[str, Json]:
        planned: Json = {"step": "planned", "pin": _PIN, "unchanged": [], "refused": []}
        plan = Errand(_ERRAND, "plan", _BATCH, "done", [planned]).json(since=0)
        begun = {
            "carry_out": Errand(_ERRAND, "ingest", _BATCH),
            "remove_document": Errand(_ERRAND, "remove", self._document.id),
            "read_again": Errand(_ERRAND, "again", self._document.id),
            "read_all_again": Errand(_ERRAND, "again"),
        }
        return {
            "begin_upload": {"batch": _BATCH},
            "discard_upload": {},
            "upload_file": {"name": _FILE, "size": 18_204},
            "plan_upload": Errand(_ERRAND, "plan", _BATCH).json(since=0),
            **{name: errand.json(since=0) for name, errand in begun.items()},
            "under_way": {"errand": None, "plan": plan},
            "errand": plan,
        }

    def _reviews(self) -> dict[str, Json]:
        asked = (self._question,)
        group = Unanswered(question=self._question, times=2, last=_DAY, wordings=asked)
        turn = Turn(
            id="t", asked=self._question, read=self._question, as_of=None, decision="answer",
            answer=self._replies.say("docs.example.answer"), cited=(), choices=(), at=_AT,
        )  # fmt: skip
        rated = Rated(turn=turn, rating=Rating(useful=False, comment=None))
        tally = Tally(hour=_AT, decision="answer", turns=12, useful=3, useless=1)
        return {
            "unanswered": page_json([unanswered_json(group)], 50, 0),
            "rated": page_json([rated_json(rated)], 50, 0),
            "usage": usage_json(days([tally], last=_DAY, most=1)),
        }

    def _listed(self) -> Listed:
        held = Holding(
            source=self._document.source, document_id=self._document.id, passages=3,
            ingested_at=_AT, failure=None,
        )  # fmt: skip
        known = standing([self._document], [])
        [listed] = catalogue(known, [held], on=_DAY, uploads=_UPLOADS)
        return listed
