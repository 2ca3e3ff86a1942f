"""Puts what was measured into a page of evidence: page.py PAGE BLOCK < TEXT

Replaces what stands between the lines `<!-- BLOCK -->` and `<!-- end of BLOCK -->` of the page."""
import sys


def main(path, block):
    begin, end = f"<!-- {block} -->", f"<!-- end of {block} -->"
    with open(path, encoding="utf-8") as page:
        text = page.read()
    if begin not in text or end not in text:
        sys.exit(f"{path} has no block {block}")
    before, rest = text.split(begin, 1)
    with open(path, "w", encoding="utf-8") as page:
        page.write(before + begin + "\n" + sys.stdin.read().strip() + "\n" + end + rest.split(end, 1)[1])


if __name__ == "__main__":
    main(*sys.argv[1:3])
