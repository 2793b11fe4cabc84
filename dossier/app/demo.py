"""The sample case, made from the articles that come with the program."""

from pathlib import Path

from dossier.app import paths
from dossier.app.ingestion import Report
from dossier.app.workspace import Workspace
from dossier.domain.errors import CaseFileError
from dossier.domain.views import Outcome

TITLE = "Sample case: November 2015"
DESCRIPTION = "Four newsrooms telling the same days. Made from the sample articles; change it as you like."


def sample_case_file() -> Path:
    """Where the sample case lies unless another folder is named."""
    return paths.data() / "sample" / "november-2015.dossier"


def make_sample_case(path: Path, *, analyst: str | None = None, progress: Report | None = None) -> Workspace:
    """The sample case at `path`, open; made from `seeds/`, or opened and completed if it is there already.

    Raises CaseFileError when it cannot be made, or an article could not be read.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    workspace = (
        Workspace.open(path, analyst=analyst)
        if path.exists()
        else Workspace.create(path, title=TITLE, description=DESCRIPTION, analyst=analyst)
    )
    workspace.catch_up(progress)
    report = workspace.ingest([str(paths.seeds())], progress=progress)
    if report.count(Outcome.FAILED):
        failed = [line for line in report.lines if line.outcome is Outcome.FAILED]
        workspace.close()
        raise CaseFileError(
            "The sample case is incomplete: " + " ".join(n for line in failed for n in line.notices)
        )
    return workspace
