"""A program that writes to a case file until it has done enough or is killed: `writer_process.py CASE REPLICA COUNT`.

Prints the id of each entry once it is acknowledged.
"""

import sys
from pathlib import Path

from dossier.domain.entries import Author, CasePropertySet
from tests.integration.sample_case import open_case


def main() -> None:
    path, replica, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    with open_case(path) as case:
        print("ready", flush=True)
        for number in range(count):
            with case.writing(Author("analyst", replica)) as writer:
                entries = writer.append(
                    [CasePropertySet("title", f"{replica} {number} {n}") for n in range(3)]
                )
            print(*(entry.id for entry in entries), flush=True)


if __name__ == "__main__":
    main()
