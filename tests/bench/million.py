#!/usr/bin/env python3
"""Makes a large archive of a small one: copies whose texts end like others.

Usage: million.py FOLDER NEW_FOLDER [COPIES]

The second half of each text is that of another, so that no two releases are copies and words keep
their frequencies: fourteen copies (the default) of the Senate archive are a million releases. The
same archive is made each time.
"""

import pathlib
import random
import sys


def halves(path):
    text = path.read_bytes()
    middle = text.find(b" ", len(text) // 2)
    return (text[:middle], text[middle:]) if middle > 0 else (text, b"")


def main(folder, made, copies=14):
    random.seed(1)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for copy in range(copies):
        ends = random.sample(files, len(files))
        for path, end in zip(files, ends):
            place = made / f"copy{copy}" / path.relative_to(folder)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(halves(path)[0] + halves(end)[1])


if len(sys.argv) not in (3, 4):
    sys.exit(__doc__)
main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), *map(int, sys.argv[3:]))
