"""What happens to the archives before each of the thirty nights, and whether a person must be told."""
import gzip
import os
import shutil


def some(folder, pattern, number, begin=0):
    return sorted(folder.rglob(pattern))[begin:begin + number]


def release(n, word):
    return (f'{{"id": "new-{word}-{n}", "title": "The {word} number {n} opens", "date": "2025-12-{n % 28 + 1:02}", "text": '
            f'"The {word} number {n} was opened by the mayor today, and everybody who lives here had waited for it."}}\n')


class Archives:
    """The folders pages, wires and others below `place`; each method is what a night brings."""

    def __init__(self, place):
        self.place = place
        self.away = place.parent / "away"
        self.away.mkdir()

    def folder(self, name):
        return self.place / name

    def nothing(self):
        pass

    def new(self, number=20, word="ferry"):
        for n in range(number):
            (self.folder("others") / f"{word}{n}.jsonl").write_text(release(n, word))

    def grown(self):
        with open(self.folder("others") / "growing.jsonl", "a", encoding="utf-8") as file:
            for n in range(15):
                file.write(release(n, "lighthouse"))

    def half_written(self):
        """A writer is at work: the last line of a dump is not whole."""
        with open(self.folder("others") / "growing.jsonl", "a", encoding="utf-8") as file:
            file.write(release(20, "windmill") + release(21, "windmill")[:60])

    def written(self):
        with open(self.folder("others") / "growing.jsonl", "a", encoding="utf-8") as file:
            file.write(release(21, "windmill")[60:])

    def changed(self):
        for path in some(self.folder("wires"), "*.md", 10):
            path.write_text(path.read_text(encoding="utf-8") + "\n\nA correction was added by the editors.\n", encoding="utf-8")

    def moved_dumps(self):
        (self.folder("wires") / "sorted").mkdir()
        for path in some(self.folder("wires"), "*.md", 10, 20):
            path.rename(self.folder("wires") / "sorted" / path.name)

    def deleted(self):
        for path in some(self.folder("wires"), "*.md", 8, 40):
            path.unlink()

    def many_deleted(self):
        """A quarter of a folder: more than --prune removes at once."""
        paths = some(self.folder("pages"), "*.html", 10_000)
        (self.away / "quarter").mkdir()
        for path in paths[:len(paths) // 4]:
            path.rename(self.away / "quarter" / path.name)
        self.quarter = {path.name: path for path in paths[:len(paths) // 4]}

    def many_back(self):
        for name, path in self.quarter.items():
            (self.away / "quarter" / name).rename(path)

    def unmounted(self):
        self.folder("wires").rename(self.away / "wires")
        self.folder("wires").mkdir()

    def mounted(self):
        self.folder("wires").rmdir()
        (self.away / "wires").rename(self.folder("wires"))

    def unusable(self):
        (self.folder("others") / "noise.bin").write_bytes(os.urandom(5000))
        (self.folder("others") / "minutes.pdf").write_bytes(b"%PDF-1.4\n" + os.urandom(3000))

    def clipped(self):
        """A compressed dump of which only half was copied."""
        whole = gzip.compress("".join(release(n, "harbour") for n in range(400)).encode())
        (self.folder("others") / "copied.jsonl.gz").write_bytes(whole[:len(whole) // 2])

    def copied(self):
        whole = gzip.compress("".join(release(n, "harbour") for n in range(400)).encode())
        (self.folder("others") / "copied.jsonl.gz").write_bytes(whole)

    def touched(self):
        for path in some(self.folder("wires"), "*.md", 200):
            os.utime(path)

    def moved_archive(self):
        (self.place / "disk2").mkdir()
        shutil.move(self.folder("wires"), self.place / "disk2" / "wires")


# (what happens, method, what becomes of the run or the index, exit codes, whether a person is told, None if
# that depends on the archives)
NIGHTS = [
    ("all is new", "nothing", "", {0, 6}, None),
    ("nothing", "nothing", "", {0}, False),
    ("20 new dumps", "new", "", {0}, False),
    ("a dump has grown", "grown", "", {0}, False),
    ("10 dumps have changed", "changed", "", {0}, False),
    ("a dump is being written", "half_written", "", {0, 6}, True),
    ("it is whole", "written", "", {0}, False),
    ("200 dumps are touched", "touched", "", {0}, False),
    ("300 new dumps; the run is killed", "new:300:tram", "kill", {-9}, True),
    ("the night after", "nothing", "", {0}, False),
    ("10 dumps have moved", "moved_dumps", "", {0}, False),
    ("8 dumps are deleted", "deleted", "", {0}, False),
    ("a folder is not mounted", "unmounted", "", {8}, True),
    ("still not", "nothing", "", {8}, True),
    ("it is mounted again", "mounted", "", {0}, False),
    ("a bit of the index flips", "nothing", "flip", {0}, True),
    ("the night after", "nothing", "", {0}, False),
    ("500 new dumps; the disk is full", "new:500:pier", "full", {2}, True),
    ("there is space again", "nothing", "", {0}, False),
    ("400 new dumps; the power is cut", "new:400:dyke", "power", {-9}, True),
    ("the night after", "nothing", "", {0}, False),
    ("the archive of wires has moved", "moved_archive", "", {0}, False),
    ("two unusable dumps", "unusable", "", {6}, True),
    ("the night after", "nothing", "", {0}, False),
    ("a quarter of a folder is deleted", "many_deleted", "", {0, 8}, True),
    ("it is back", "many_back", "", {0}, False),
    ("half of a dump is copied", "clipped", "", {6}, True),
    ("all of it", "copied", "", {0}, False),
    ("another run holds the index", "new:5:jetty", "locked", {4}, True),
    ("5 new dumps, left from that night", "nothing", "", {0}, False),
]
