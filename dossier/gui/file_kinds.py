"""What kinds of file are called, for those who never met a media type."""

from dossier.gui.phrases import tr


def file_kind(media_type: str) -> str:
    """`Word document`; a media type without a name here as it is, and the empty one as not known."""
    return {
        "": tr("not known"),
        "application/epub+zip": tr("EPUB book"),
        "application/json": tr("article record (JSON)"),
        "application/pdf": tr("PDF"),
        "application/rss+xml": tr("news feed"),
        "application/atom+xml": tr("news feed"),
        "application/rtf": tr("rich text"),
        "text/rtf": tr("rich text"),
        "application/vnd.oasis.opendocument.text": tr("OpenDocument text"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": tr("Word document"),
        "application/xhtml+xml": tr("web page"),
        "text/html": tr("web page"),
        "message/rfc822": tr("e-mail"),
        "multipart/related": tr("saved web page (MHTML)"),
        "text/markdown": tr("Markdown"),
        "text/plain": tr("plain text"),
    }.get(media_type, media_type)
