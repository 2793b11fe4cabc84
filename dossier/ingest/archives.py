"""Archives of files: ZIP, TAR (also compressed) and single files compressed with gzip. Names in them are only names.

Nothing is written anywhere: each member comes as bytes, as many as one source may have and one more.
"""

import gzip
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from dossier.domain.errors import SourceError
from dossier.ingest.glimpse import Glimpse
from dossier.ingest.limits import MAX_BYTES
from dossier.ingest.packed_parts import DAMAGE
from dossier.ingest.readers import BY_CONTENT, BY_NAME, NOT, Container, Member

_LOCKED = "is locked with a password; unpack the archive and ingest the file"
_DAMAGED = "is damaged in the archive; unpack it elsewhere, or get the archive again"
_LINK = "is a link, and only files are read"
_TAR_MARK = b"ustar"
_TAR_AT = 257
_TAR_NAMES = (".tar.bz2", ".tbz2", ".tbz", ".tar.xz", ".txz", ".tar.lzma", ".tar")
_TAR_DAMAGE = (*DAMAGE, tarfile.TarError, lzma.LZMAError, zlib.error)


def _broken(name: str, kind: str, error: BaseException) -> SourceError:
    return SourceError(
        f"{name} is {kind} that is damaged or incomplete. What came before the damage was read; get it again for "
        "the rest.",
        details=repr(error),
    )


def is_zip(glimpse: Glimpse) -> int:
    return BY_CONTENT if glimpse.zipped == "zip" else NOT


def zip_members(file: BinaryIO, name: str) -> Iterator[Member]:
    try:
        archive = zipfile.ZipFile(file)
    except DAMAGE as error:
        raise _broken(name, "a ZIP archive", error) from error
    for info in archive.infolist():
        if info.is_dir():
            continue
        if stat.S_ISLNK(info.external_attr >> 16):
            yield Member(info.filename, problem=_LINK)
        elif info.flag_bits & 0x1:
            yield Member(info.filename, problem=_LOCKED)
        else:
            yield _unzipped(archive, info)


def _unzipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member:
    try:
        with archive.open(info) as stream:
            return Member(info.filename, stream.read(MAX_BYTES + 1))
    except (*DAMAGE, RuntimeError):
        return Member(info.filename, problem=_DAMAGED)


def is_tar(glimpse: Glimpse) -> int:
    for start in (glimpse.head, glimpse.unpacked):
        if start[_TAR_AT:].startswith(_TAR_MARK):
            return BY_CONTENT
    packed = glimpse.head.startswith((b"BZh", b"\xfd7zXZ\x00"))
    return BY_CONTENT if packed and glimpse.name.lower().endswith(_TAR_NAMES) else NOT


def tar_members(file: BinaryIO, name: str) -> Iterator[Member]:
    file.seek(0)
    try:
        with tarfile.open(fileobj=file, mode="r|*") as archive:
            for info in archive:
                if info.isreg():
                    stream = archive.extractfile(info)
                    yield Member(info.name, stream.read(MAX_BYTES + 1) if stream else b"")
                elif not info.isdir():
                    yield Member(info.name, problem=_LINK if info.issym() or info.islnk() else "is no file")
    except _TAR_DAMAGE as error:
        raise _broken(name, "a TAR archive", error) from error


def is_gzip(glimpse: Glimpse) -> int:
    return BY_NAME + 1 if glimpse.unpacked else NOT


def gzip_member(file: BinaryIO, name: str) -> Iterator[Member]:
    file.seek(0)
    try:
        with gzip.GzipFile(fileobj=file) as stream:
            content = stream.read(MAX_BYTES + 1)
    except DAMAGE as error:
        raise _broken(name, "a compressed file", error) from error
    inner = name.rpartition("/")[2]
    yield Member(inner[:-3] if inner.lower().endswith(".gz") and len(inner) > 3 else inner, content)


ZIP = Container("zip", "ZIP", (".zip",), is_zip, zip_members)
TAR = Container("tar", "TAR", (".tar", ".tgz"), is_tar, tar_members)
GZIP = Container("gzip", "", (".gz",), is_gzip, gzip_member)
