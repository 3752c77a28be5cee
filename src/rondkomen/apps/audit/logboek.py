"""A line of the log in the form of the standard Logboek Dataverwerkingen, for whoever collects or exchanges these.

Source: https://github.com/Logius-standaarden/logboek-dataverwerkingen, sections/03-specificaties (Logboek and
Applicatie): working version 0.8.0 of 13 December 2024, with the later change of `resource` and `attributes` to objects.
The standard was not adopted yet when this was written. The actor, the object and the details are ours: they stand under
`dpl.rondkomen.`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

SUBJECT_TYPE = "rondkomen:person"
"""What `data_subject_id` is: our own key of a person, which says nothing outside this installation."""
_FOREIGN = ("trace_id", "span_id", "processor")
_OURS = ("actor_id", "actor_kind", "actor_roles", "object_kind", "object_key", "details", "number", "hash")


def logregel(line: Mapping[str, Any]) -> dict[str, Any]:
    """The line as JSON-ready data, from its fields by name."""
    attributes = {"dpl.core.processing_activity_id": line["processing_activity_id"]}
    if line["data_subject_id"]:
        attributes |= {
            "dpl.core.data_subject_id": line["data_subject_id"],
            "dpl.core.data_subject_id_type": SUBJECT_TYPE,
        }
    if line["foreign_trace_id"]:
        attributes |= {f"dpl.core.foreign_operation.{name}": line[f"foreign_{name}"] for name in _FOREIGN}
    attributes |= {f"dpl.rondkomen.{name}": line[name] for name in _OURS if line[name] != ""}
    name, _, version = line["resource"].partition(" ")
    found: dict[str, Any] = {
        "trace_id": line["trace_id"],
        "span_id": line["span_id"],
        "status_code": line["status_code"],
        "name": line["name"],
        "start_time": line["start_time"],
        "end_time": line["end_time"],
        "resource": {"attributes": {"name": name, "version": version}},
        "attributes": attributes,
    }
    return found | ({"parent_span_id": line["parent_span_id"]} if line["parent_span_id"] else {})
