"""The model card: what its manifest says, for people. export.py writes it beside the manifest."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

FOR = """Finds people, organisations and places in Swedish minutes and other public-sector text, and says what
each sentence does: {acts}. It runs on a processor in the program that it comes with; nothing is sent anywhere."""
LIMITS = """- It learnt modern Swedish of authorities, municipalities, clubs and news. Old spelling, speech, other
  Nordic languages and text without capitals it reads worse.
- Organisations follow the guideline of the public-sector sentences: boards and authorities count also in lower
  case, bare 'nämnden' and 'styrelsen' do not, the letter of a party in parentheses does, city and country names are
  places unless they act. Other corpora draw these lines elsewhere, which holds down the scores on them.
- Departments in lower case and clubs that only the text itself explains are what it misses most.
- A score is the mean probability of a name's tags, tempered on dev. It says how sure the net is, not whether the
  name matters.
- The acts of terse lines are the least certain, and on kinds of minutes that it has not seen they are weak hints."""


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def rounded(value: float) -> str:
    """A half goes up, as it does in the program that checks the card."""
    return str(Decimal(value).quantize(Decimal("0.001"), ROUND_HALF_UP))


def scored(name: str, result: dict[str, dict[str, float]]) -> str:
    rows = [
        [
            label,
            *(rounded(row[key]) for key in ("p", "r", "f1")),
            f"{rounded(row['low'])}–{rounded(row['high'])}",
            str(row["n"]),
        ]
        for label, row in result.items()
    ]
    return f"### {name}\n\n" + table(["", "P", "R", "F1", "95 %", "n"], rows)


def card(manifest: dict, how: str) -> str:
    """Markdown. `how`: one paragraph on how this very file was trained."""
    name = f"{manifest['name']} {manifest['version']}"
    acts = ", ".join(manifest["acts"]["labels"])
    sources = [[s["name"], s["licence"], s["use"]] for s in manifest["sources"]]
    files = [[f["path"], f"{f['bytes']:,}", f["sha256"][:16]] for f in manifest["files"].values()]
    return "\n\n".join(
        [
            f"# {name}",
            FOR.format(acts=acts),
            f"Licence: {manifest['licence']}.",
            "## How it was made",
            how,
            f"Steps: {manifest['made']['command']}; `models/training/README.md` tells them. "
            f"Seed {manifest['made']['seed']}, {manifest['made']['trainingMinutes']} minutes of "
            "training after that.",
            table(["source", "licence", "use"], sources),
            table(["file", "bytes", "SHA-256 begins"], files),
            "## Scores",
            "Names: the same ends and the same label. Acts: a unit has those of probability 0.5 and more, or else its "
            "likeliest. Intervals: 1,000 resamples of the sentences. The net in full precision, on tokens as print has "
            "them; the shipped file differs in the third decimal. Dev chose the epochs, the temperature and the shares "
            "of both act parts, so its figures are a little kind; the tests chose nothing.",
            *(scored(file, result) for file, result in manifest["scores"].items()),
            "## Limits",
            LIMITS,
        ]
    ) + "\n"
