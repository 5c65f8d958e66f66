"""The one place that knows Jinja, and the one that finds the folders shipped beside the package.

Templates hold words and loops; every value, name of a law and section number is handed in. A value that is
asked for and was not given is an error, never an empty space in a letter. Text is escaped by what it is for:
a template ending in .txt.j2, .md.j2 or .ics.j2 is plain text, and anything else is markup and is escaped.

Shipped templates are ours and run here. A template of the user's own may have come from anybody, so it runs
in a child process: a sandbox, an empty environment, and limits on memory, processor time, files and output.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foitrack.errors import FoitrackError, UsageError

if TYPE_CHECKING:
    from jinja2 import Environment, Template

PACKAGE = Path(__file__).resolve().parent
PLAIN = (".txt", ".md", ".ics", ".csv")  # what is not markup; everything else is escaped

LARGEST_TEMPLATE = 200_000  # characters of source
LARGEST_TEXT = 5_000_000  # characters out of one template of the user's own
CHILD_MEMORY = 512 << 20
CHILD_CPU_SECONDS = 20
CHILD_WALL_SECONDS = 30


def data_dir(name: str) -> Path:
    """The shipped folder ``name``: inside the package in a wheel, beside it in a checkout.

    The checkout's folder counts only next to its pyproject.toml, so that a stranger's ``templates/`` in a
    site-packages folder is never taken for ours. FoitrackError if neither is there.
    """
    inside, beside = PACKAGE / name, PACKAGE.parent / name
    if inside.is_dir():
        return inside
    if beside.is_dir() and (PACKAGE.parent / "pyproject.toml").is_file():
        return beside
    raise FoitrackError(
        f"The folder {name}/ was not shipped with this copy of foitrack.", "Install it again."
    )


def escapes(name: str | None) -> bool:
    """Whether what a template of this name prints is escaped as HTML: always, unless it is plain text."""
    return not (name or "").removesuffix(".j2").endswith(PLAIN)


@cache
def environment() -> Environment:
    """The strict environment of the shipped templates, compiled once a process."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(data_dir("templates")),
        autoescape=escapes,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


@cache
def template(name: str) -> Template:
    """A shipped template by its path under templates/ (``letters/general.txt.j2``), compiled once."""
    from jinja2 import TemplateError

    try:
        return environment().get_template(name)
    except TemplateError as e:
        raise FoitrackError(
            f"The shipped template {name} cannot be used: {e}.", "Install foitrack again."
        ) from e


def render(name: str, values: Mapping[str, Any]) -> str:
    """The text of a shipped template with ``values`` in it; UsageError names a value that was not given."""
    from jinja2 import UndefinedError

    try:
        return template(name).render(values)
    except UndefinedError as e:
        raise UsageError(f"The template {name} needs a value that it was not given: {e}.") from e


# The child. It reads one JSON object (source, partials, path) and then one JSON object a line (values), and
# answers one JSON line each. It limits itself before it looks at the template, and knows nothing of foitrack.
_CHILD = r"""
import json, sys
try:
    import resource
except ImportError:
    resource = None
job = json.loads(sys.stdin.readline())
sys.path[:] = job["path"]
import jinja2, jinja2.sandbox
if resource is not None:
    for what, limit in (
        (resource.RLIMIT_AS, job["memory"]),
        (resource.RLIMIT_CPU, job["cpu"]),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(what, (limit, limit))

def say(**answer):
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()

env = jinja2.sandbox.ImmutableSandboxedEnvironment(
    loader=jinja2.DictLoader(job["partials"]), undefined=jinja2.StrictUndefined, autoescape=False,
    trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
for name in ("lipsum", "cycler", "joiner", "namespace"):
    env.globals.pop(name, None)
try:
    letter = env.from_string(job["source"])
except jinja2.TemplateSyntaxError as e:
    say(trouble="syntax", says=e.message or "", line=e.lineno)
    raise SystemExit(0)
for line in sys.stdin:
    try:
        parts, size = [], 0
        for piece in letter.generate(json.loads(line)):
            size += len(piece)
            if size > job["largest"]:
                raise MemoryError
            parts.append(piece)
        say(text="".join(parts))
    except jinja2.UndefinedError as e:
        say(trouble="missing", says=str(e))
    except MemoryError:
        parts = []
        say(trouble="size", says="")
    except Exception as e:
        say(trouble="failed", says=type(e).__name__ + ": " + str(e)[:300])
"""


def render_guarded(
    name: str, source: str, values: Sequence[Mapping[str, Any]], partials: Mapping[str, str] | None = None
) -> list[str]:
    """A template that is not ours, once for each of ``values``, in one sandboxed child with limits.

    ``values`` must be JSON (text, numbers, lists, mappings); ``partials`` are the texts it may include.
    UsageError says which line or value is wrong; FoitrackError that a limit was met or the child died.
    """
    import subprocess

    if len(source) > LARGEST_TEMPLATE:
        raise UsageError(f"The template {name} is longer than {LARGEST_TEMPLATE:,} characters.")
    job = {
        "source": source,
        "partials": dict(partials or {}),
        "path": [p for p in sys.path if p],
        "memory": CHILD_MEMORY,
        "cpu": CHILD_CPU_SECONDS,
        "largest": LARGEST_TEXT,
    }
    feed = "\n".join([json.dumps(job), *(json.dumps(dict(v)) for v in values)]) + "\n"
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-S", "-X", "utf8", "-c", _CHILD],
            input=feed.encode(),
            capture_output=True,
            timeout=CHILD_WALL_SECONDS,
            env={},
            cwd=data_dir("templates"),
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise FoitrackError(f"The template {name} took longer than {CHILD_WALL_SECONDS} seconds.") from None
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    for answer in answers:
        if "text" not in answer:
            raise _trouble(name, answer)
    if len(answers) != len(values):
        raise FoitrackError(
            f"The template {name} was stopped: it used more memory or time than a letter may.",
            "Look for a loop or a repetition in it.",
        )
    return [answer["text"] for answer in answers]


def _trouble(name: str, answer: Mapping[str, Any]) -> FoitrackError:
    match answer["trouble"]:
        case "syntax":
            return UsageError(
                f"The template {name} has a mistake in line {answer['line']}: {answer['says']}."
            )
        case "missing":
            return UsageError(
                f"The template {name} needs a value that it was not given: {answer['says']}.",
                "Give it with --set NAME=VALUE.",
            )
        case "size":
            return FoitrackError(f"The template {name} was stopped: a letter may not be that long.")
        case _:
            return UsageError(f"The template {name} cannot be rendered: {answer['says'].rstrip('.')}.")
