"""Everything that can go wrong, as a tree (pure).

    AssistantError
    ├── SetupError            found at start-up; the process must not serve
    │   ├── SettingsError     an environment variable has a value that cannot be used
    │   ├── DataUnusable      the data folder cannot be made, read or written
    │   ├── PromptError       a file in prompts/ is missing or malformed
    │   ├── MissingExtra      a command needs a package that is not installed
    │   ├── ModelMissing      the embedding model cannot be loaded
    │   ├── ChatModelMissing  the chat model that is named cannot be used
    │   └── IndexMismatch     the index was made with another model or text normal form
    ├── BadInput              the caller's to mend; `key` names the reply that says how
    │   ├── DocumentRejected  a document cannot be ingested; the reason is for its administrator
    │   └── NotAllowed        who asks has shown neither a key nor a ticket that is good for it
    └── Unavailable           found while serving; safe to retry
        ├── SearchUnavailable the index cannot be read or written at the moment
        │   ├── IndexUnfinished an ingest was killed while it wrote the dense index
        │   └── IndexRebuilding the whole index is being made anew
        ├── ModelUnavailable  the chat model gave no whole answer
        ├── MemoryUnavailable what was said before cannot be read or written at the moment
        ├── IndexBusy         another process is writing to the index
        ├── ServiceUnavailable  a service that is asked over HTTP does not answer
        └── TooMany           a quota is spent; `seconds` until there is a new one

`str(error)` is for engineers and logs. A person reads the sentence in prompts/replies.toml that
`key` names, filled with `values`.
"""


class AssistantError(Exception):
    """Any failure this project knows of; `key` names its sentence in replies.toml."""

    key = "error.internal"

    def __init__(self, message: str = "", *, key: str | None = None, **values: object) -> None:
        super().__init__(message or key or self.key)
        self.key = key or self.key
        self.values = values


class SetupError(AssistantError):
    """Found at start-up: the process must not serve."""

    key = "error.setup"


class SettingsError(SetupError):
    """A setting has a value that cannot be used; values: `setting`, `what`, `form`."""

    key = "error.settings"


class DataUnusable(SetupError):
    """The folder of TDKT_DATA cannot be made, read or written; values: `path`."""

    key = "error.data_unusable"


class PromptError(SetupError):
    """A prompt or reply file is missing, malformed, or asks for an unknown variable."""

    key = "error.prompt"


class MissingExtra(SetupError):
    """A command needs a package that is not installed; values: `command`, `package`."""

    key = "error.missing_extra"


class ModelMissing(SetupError):
    """A model cannot be loaded; values: `model`."""

    key = "error.model_missing"


class ChatModelMissing(SetupError):
    """The chat model that is named cannot be used; values: `model`, `mend`."""

    key = "error.chat_model_missing"


class IndexMismatch(SetupError):
    """The index was made with another model or normal form; values: `expected`, `found`."""

    key = "error.index_mismatch"


class BadInput(AssistantError):
    """The caller's to mend; always raised with the `key` of the sentence that says how."""

    key = "error.bad_input"


class DocumentRejected(BadInput):
    """A document cannot be ingested; `key` under `reject.` gives the reason."""

    key = "reject.unreadable"


class NotAllowed(BadInput):
    """Who asks has shown neither a key nor a ticket that is good for it."""

    key = "access.ticket"


class Unavailable(AssistantError):
    """Found while serving; safe to retry."""

    key = "error.unavailable"


class SearchUnavailable(Unavailable):
    """The index cannot be read or written at the moment."""

    key = "error.search_unavailable"


class ModelUnavailable(Unavailable):
    """The chat model is away, slow, over its quota, or broke off; values: `reason`."""

    key = "error.model_unavailable"


class MemoryUnavailable(Unavailable):
    """What was said before cannot be read or written at the moment."""

    key = "error.memory_unavailable"


class IndexBusy(Unavailable):
    """Another process is writing to the index."""

    key = "error.index_busy"


class IndexUnfinished(SearchUnavailable):
    """The last ingest was killed while it wrote the dense index: that must not be opened."""

    key = "error.index_unfinished"


class IndexRebuilding(SearchUnavailable):
    """`tdkt ingest --rebuild` is at work, or was cut off: what is indexed is not whole."""

    key = "error.index_rebuilding"


class ServiceUnavailable(Unavailable):
    """A service that is asked over HTTP does not answer as promised; values: `url`, `reason`."""

    key = "error.service_unavailable"


class TooMany(Unavailable):
    """A quota is spent; values: `seconds` until there is a new one."""

    key = "quota.session"
