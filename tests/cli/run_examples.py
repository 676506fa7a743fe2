"""Runs the examples of a page, in order and in one shell, and compares what they print.

usage: run_examples.py PAGE    (README.md, or a manual page in man(7) macros)

Examples are the fenced blocks of Markdown, what stands between .EX and .EE, and code that starts with
"dateline-" in the first column of a table of Markdown. A block with "$ " before its commands is a
session: what each prints must stand below it, where a line "..." is for any lines, and figures that
differ from run to run may differ. Other blocks are scripts that must succeed and say nothing on
standard error. Comments before a block say more: "needs: NAME..." for programs and, as python3-NAME,
modules of Python, "not run: WHY", and "run: COMMAND" for a command that readers need not see, but
that must succeed.
"""
import importlib.util
import os
import re
import shutil
import subprocess
import sys

COMMENT = re.compile(r'^(?:\.\\"|<!--) (needs|not run|run): (.*?)(?: -->)?$')
CELL = re.compile(r"^\| `(dateline-(?:query|indexer) .*?)` \|")
END_OF_SCRIPT = 'code=$?; cat said; echo "exit code $code, $(wc -c <said) bytes said"'
# Times, speeds, sizes, scores (which fall every day) and moments.
MEASURES = [(re.compile(r"[0-9][0-9.]* (bytes|blocks|KB|MB|GB|s\b|MB/s)"), r"N \1"), (re.compile(r"score [0-9.]+"), "score N"),
            (re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC"), "MOMENT"), (re.compile(r" +$", re.M), "")]


def without_measures(text):
    for pattern, replacement in MEASURES:
        text = pattern.sub(replacement, text)
    return text.strip("\n")


def agrees(shown, printed):
    parts = [re.escape(part) for part in re.split(r"^\.\.\.$", without_measures(shown), flags=re.M)]
    return re.fullmatch("(?s:.*)".join(parts), without_measures(printed)) is not None


def plain(line):
    """A line of an example in man(7) as it is printed."""
    for escape, character in (("\\-", "-"), ("\\&", ""), ("\\(aq", "'"), ("\\e", "\\")):
        line = line.replace(escape, character)
    return line


def blocks(path):
    """The blocks of a page: line, what is said of it, its lines."""
    manual = not path.endswith(".md")
    said, lines, fence = {}, None, None
    for number, line in enumerate(open(path, encoding="utf-8").read().split("\n"), 1):
        begins = line == ".EX" if manual else line.startswith("```") and lines is None
        ends = line == ".EE" if manual else line == "```" and lines is not None
        if lines is not None and not ends:
            lines.append(plain(line) if manual else line)
        elif comment := COMMENT.match(line):
            if comment[1] == "run":
                yield number, {}, [comment[2]]
            else:
                said[comment[1]] = comment[2]
        elif begins:
            lines, fence = [], number + 1
        elif ends:
            yield fence, said, lines
            said, lines = {}, None
        elif cell := CELL.match(line):
            yield number, {}, [cell[1].replace("\\|", "|")]


def available(need):
    module = need.removeprefix("python3-")
    return importlib.util.find_spec(module) if module != need else shutil.which(need)


def examples(lines):
    """The commands of a session with what each shall print; a script has None for that."""
    if not lines[0].startswith("$ "):
        return [("\n".join(lines), None)]
    found = []
    for line in lines:
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif line.startswith("> ") and not found[-1][1]:
            found[-1] = (found[-1][0] + "\n" + line[2:], [])
        else:
            found[-1][1].append(line)
    return [(command, "\n".join(shown)) for command, shown in found]


def printed_by(number):
    """What a command printed, as if this folder was /srv."""
    if not os.path.exists(f"printed.{number}"):
        return "(not reached)"
    return open(f"printed.{number}", encoding="utf-8").read().replace(os.getcwd(), "/srv")


def main(path):
    script = 'next() { local code=$?; exec >"printed.$1" 2>&1; return "$code"; }\n'
    wanted = []
    for line, said, lines in blocks(path):
        missing = [need for need in said.get("needs", "").split() if not available(need)]
        if "not run" in said or missing:
            print(f"{path}:{line}: not run: {said.get('not run') or ' '.join(missing) + ' is not installed'}")
            continue
        for command, shown in examples(lines):
            script += f"next {len(wanted)}\n"
            if shown is None:
                command = f"( set -euo pipefail\n{command}\n) 2>said; {END_OF_SCRIPT}"
            script += command + "\n"
            wanted.append((line, command, shown))
    subprocess.run(["bash"], input=script, text=True, check=False, timeout=250)
    failures = 0
    for number, (line, command, shown) in enumerate(wanted):
        printed = printed_by(number)
        if agrees(shown, printed) if shown is not None else printed.endswith("exit code 0, 0 bytes said\n"):
            continue
        failures += 1
        print(f"{path}:{line}: {command}\n--- shown\n{shown}\n--- printed\n{printed}", file=sys.stderr)
    print(f"{len(wanted)} examples of {os.path.basename(path)}")
    return failures > 0


sys.exit(main(sys.argv[1]))
