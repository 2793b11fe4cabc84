"""Content as the case file keeps it: compressed by zlib, never unpacked beyond what is promised."""

import zlib

MAX_CONTENT = 1 << 29
"""Bytes that a source or blob may have: 512 MiB."""


def packed(content: bytes) -> bytes:
    return zlib.compress(content)


def unpacked(stored: bytes, size: int) -> bytes:
    """The content of `size` bytes that `stored` holds.

    Raises ValueError or zlib.error when it holds anything else. It never takes more memory than `size`.
    """
    if not 0 <= size <= MAX_CONTENT:
        raise ValueError(f"its size, {size}, is out of bounds")
    unpacker = zlib.decompressobj()
    content = unpacker.decompress(stored, size + 1)
    if not unpacker.eof and len(content) == size:  # the end may still be to come, but no byte more
        content += unpacker.decompress(unpacker.unconsumed_tail, 1)
    if len(content) != size or not unpacker.eof:
        raise ValueError(f"it does not unpack to {size} bytes")
    if unpacker.unused_data:
        raise ValueError("bytes follow its end")
    return content
