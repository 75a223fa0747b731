"""What can go wrong, as types: the library raises them, only the command line words them for people."""


class PolicyError(Exception):
    """The one base of every error that vnpolicy raises on purpose."""


class UnreadableDocument(PolicyError):  # noqa: N818 - the name says what it is; "Error" would say nothing more
    """A file that gives no text: `source` names it, `reason` says what is wrong, `advice` what to do."""

    def __init__(self, source: str, reason: str, advice: str = "") -> None:
        super().__init__(f"{source}: {reason}" + (f"; {advice}" if advice else ""))
        self.source, self.reason, self.advice = source, reason, advice

    def __reduce__(self) -> tuple[type["UnreadableDocument"], tuple[str, str, str]]:
        """Pickle by the three parts: the error crosses from a worker process to its parent."""
        return type(self), (self.source, self.reason, self.advice)


class PasswordNeeded(UnreadableDocument):
    """A document that opens only with a password."""
