"""What kinds of file are called."""

from dossier.gui.file_kinds import file_kind
from dossier.ingest import READERS


def test_every_kind_of_file_that_is_read_has_a_name() -> None:
    read = {media_type for reader in READERS for media_type in reader.media_types}
    assert len(read) > 10
    assert [each for each in sorted(read) if file_kind(each) == each] == []
    assert file_kind("font/woff") == "font/woff"
