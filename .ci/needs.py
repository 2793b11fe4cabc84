"""What Dossier needs from the system beside Python: Qt's shared libraries, and Xvfb for the window tests.

    needs.py offscreen   the windows drawn in memory: make test, make screenshots
    needs.py window      the same on an X11 display: make demo, dossier
    needs.py xvfb        the same on a display of its own: make test-xvfb

Prints the line that installs what is missing, and exits 1; installs nothing. With --names, prints the
names of the missing packages alone, for .ci/run. Runs on any Python 3, with no packages.
"""

from __future__ import annotations

import ctypes
import shutil
import sys
from pathlib import Path

# Each library that the wheel of PySide6-Essentials links and does not carry -> its Debian package.
OFFSCREEN = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libbrotlidec.so.1": "libbrotli1",
    "libzstd.so.1": "libzstd1",
    "libX11.so.6": "libx11-6",
}
WINDOW = OFFSCREEN | {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}
PROGRAMS = {"Xvfb": "xvfb", "xvfb-run": "xvfb", "xauth": "xauth"}
FONTS = Path("/usr/share/fonts"), Path("/usr/local/share/fonts")


def is_loadable(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_fonts() -> bool:
    return any(next(folder.rglob("*.[ot]tf"), None) for folder in FONTS if folder.is_dir())


def missing(mode: str) -> list[str]:
    """The Debian packages that `mode` still needs, each named once."""
    if not sys.platform.startswith("linux"):
        return []
    libraries = OFFSCREEN if mode == "offscreen" else WINDOW
    packages = [package for library, package in libraries.items() if not is_loadable(library)]
    if not has_fonts():
        packages.append("fonts-dejavu-core")
    if mode == "xvfb":
        packages += [package for program, package in PROGRAMS.items() if not shutil.which(program)]
    return list(dict.fromkeys(packages))


def main(arguments: list[str]) -> int:
    names_only = "--names" in arguments
    modes = [argument for argument in arguments if argument != "--names"]
    if len(modes) != 1 or modes[0] not in ("offscreen", "window", "xvfb"):
        print(__doc__, file=sys.stderr)
        return 2
    packages = missing(modes[0])
    if names_only:
        print(" ".join(packages))
    elif packages:
        print("Qt needs system packages that are not installed. On Debian or Ubuntu:", file=sys.stderr)
        print(f"    sudo apt-get install --no-install-recommends -y {' '.join(packages)}", file=sys.stderr)
    return 1 if packages else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
