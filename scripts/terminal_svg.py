#!/usr/bin/env python3
"""Draws what a terminal shows, with its colours, as an SVG.

usage: terminal_svg.py TITLE <TEXT >PICTURE.svg    (TEXT has the escape sequences of dateline-query)
"""
import re
import sys
from html import escape

COLUMN, LINE, MARGIN, BAR = 8.4, 18, 16, 34  # pixels; COLUMN is the width of a character of 14 px
STYLES = {"0": None, "1": "bold", "2": "dim", "31": "red", "1;31": "bold red"}
CSS = """
    .paper { fill: #16181d; } .bar { fill: #262a31; }
    text { font: 14px "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #d5d8de; white-space: pre; }
    .title { fill: #8b919c; text-anchor: middle; }
    .prompt { fill: #7fb77e; } .bold { font-weight: bold; fill: #fff; } .dim { fill: #8b919c; } .red { fill: #f2777a; }
"""


def runs(line):
    """The parts of a line of one style each: column, style, text."""
    column, style = 0, None
    for part in re.split(r"(\x1b\[[0-9;]*m)", line):
        if part.startswith("\x1b"):
            style = STYLES[part[2:-1]]
        elif part:
            yield column, style, part
            column += len(part)


def drawn(number, line):
    """A line of text. Each part is stretched to its columns, whatever the font is."""
    y = BAR + MARGIN + number * LINE + 6
    found = [(0, "prompt", "$"), (1, "bold", line[1:])] if line.startswith("$ ") else runs(line)
    for column, style, text in found:
        spaces = len(text) - len(text.lstrip(" "))
        text = text.strip(" ")
        if text:
            name = f' class="{style}"' if style else ""
            yield (f'<text{name} x="{MARGIN + (column + spaces) * COLUMN:.1f}" y="{y}" '
                   f'textLength="{len(text) * COLUMN:.1f}" lengthAdjust="spacingAndGlyphs">{escape(text)}</text>')


def main(title):
    lines = sys.stdin.read().rstrip("\n").split("\n")
    width, height = round(80 * COLUMN + 2 * MARGIN), BAR + 2 * MARGIN + (len(lines) - 1) * LINE
    print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-label="{escape(title)}">')
    print(f"  <style>{CSS}  </style>")
    print(f'<rect class="paper" width="{width}" height="{height}" rx="8"/>')
    print(f'<path class="bar" d="M0 8a8 8 0 0 1 8-8H{width - 8}a8 8 0 0 1 8 8v{BAR - 12}H0z"/>')
    print(f'<text class="title" x="{width / 2}" y="18">{escape(title)}</text>')
    for number, line in enumerate(lines):
        for text in drawn(number, line):
            print(text)
    print("</svg>")


main(sys.argv[1])
