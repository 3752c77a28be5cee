"""How a form is written as JSON Schema: references, groups of keys, and the small forms that many share."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

ID = {"type": "string", "pattern": "^[A-Za-z0-9_][A-Za-z0-9_-]{0,39}$"}
DAY = {"type": "string", "format": "date"}
TEXT = {"type": "string"}
AMOUNT = {"type": "string", "pattern": r"^-?\d+\.\d{2}$", "description": "Euros with two decimals."}
LAW_VERSION = {"type": "string", "description": "Names the exact rules and numbers that were used."}


def ref(name: str) -> Schema:
    """A reference to one of the forms."""
    return {"$ref": f"#/components/schemas/{name}"}


def group(description: str, required: dict[str, Any], optional: dict[str, Any] | None = None) -> Schema:
    """An object whose answers may get more keys later."""
    return {
        "type": "object",
        "description": description,
        "required": list(required),
        "properties": required | (optional or {}),
    }


def closed(schema: Schema) -> Schema:
    """The same without other keys: what is sent is read strictly."""
    return schema | {"additionalProperties": False}


def euros(description: str, highest: int, lowest: int = 0) -> Schema:
    """An amount as it is sent."""
    return {"type": "number", "minimum": lowest, "maximum": highest, "description": description}
