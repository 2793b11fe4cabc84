"""Errors whose text is fit for the person who reads it; anything else that is raised is a bug."""


class DossierError(Exception):
    """Something went wrong that a person can do something about.

    The message says what happened, to which file, and what to do. `details` holds what a
    developer would want to know, shown behind a "Details" button and in the log.
    """

    def __init__(self, message: str, *, details: str = "") -> None:
        super().__init__(message)
        self.details = details


class CaseFileError(DossierError):
    """The case file cannot be created, opened or written as asked."""


class SourceError(DossierError):
    """One input file cannot become a source; the batch that it came in goes on."""


class CommandRefused(DossierError):
    """A command does not fit the state of the case; nothing was recorded."""


class NotFound(DossierError):
    """A name or id that the person gave means nothing in this case, or more than one thing."""


class Cancelled(DossierError):
    """The person cancelled long work; what was finished stays."""
