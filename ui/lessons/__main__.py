"""Print what the browser is sent of a chapter, as JSON: `python -m ui.lessons what_pooling_does`.

Without a name, print the contents. What is wrong with a chapter goes to the other stream.
"""

import json
import sys

from ui.lessons.library import chapter, contents, files


def main(names: list[str]) -> int:
    """Print a chapter, by its id or the name of its file."""
    if not names:
        sys.stdout.write(json.dumps(contents(), indent=1, ensure_ascii=False) + "\n")
        return 0
    wanted = names[0].removesuffix(".md").rpartition("/")[2]
    name = next((own for own, path in files().items() if wanted in (own, path.stem)), "")
    if not name:
        sys.stderr.write(f"There is no chapter {wanted!r}; there are {', '.join(files())}.\n")
        return 1
    built = chapter(name)
    for problem in built.problems:
        sys.stderr.write(f"{files()[name].name}:{problem.line}: {problem.sentence}\n")
    sys.stdout.write(json.dumps(built.payload, ensure_ascii=False, allow_nan=False) + "\n")
    return int(bool(built.fatal))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
