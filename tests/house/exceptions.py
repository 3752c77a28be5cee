"""The one list of exceptions to the house rules; run as a script it prints them."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("exceptions.toml")


@dataclass(frozen=True)
class Exemption:
    """One thing that may break one rule, up to a size, with the reason."""

    rule: str
    where: str
    reason: str
    at_most: int = 0


@dataclass(frozen=True)
class Finding:
    """One thing that breaks a rule: what, where, how much and how much is allowed."""

    rule: str
    where: str
    size: int = 0
    limit: int = 0

    def __str__(self) -> str:
        if not self.limit:
            return f"{self.where}: {self.rule}"
        return f"{self.where}: {self.rule} is {self.size}, allowed is {self.limit}"


def exceptions() -> list[Exemption]:
    """What exceptions.toml holds; a TypeError names a key that is missing or not known."""
    entries = tomllib.loads(FILE.read_text(encoding="utf-8")).get("exception", [])
    return [Exemption(**entry) for entry in entries]


def not_excepted(findings: list[Finding]) -> list[str]:
    """The findings that no exception covers, as lines for a message."""
    room = {(item.rule, item.where): item.at_most for item in exceptions()}
    return [str(item) for item in findings if item.size > room.get((item.rule, item.where), -1)]


if __name__ == "__main__":
    for item in exceptions():
        print(f"{item.where}: {item.rule}" + (f" up to {item.at_most}" * bool(item.at_most)) + f" - {item.reason}")
    print(f"{len(exceptions())} exceptions")
