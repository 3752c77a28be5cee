"""Who gets through each address of staff, written out by hand: the permission matrix as pages know it.

A new address under /werk/ gets a row here, or tests/web/test_matrix.py fails. `open` is for everybody (a part of
logging in), `in` for who is logged in whatever the role, and the rest names the roles, one letter each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rondkomen.apps.audit.actor import Role

LETTERS = {
    "v": Role.VROEGSIGNALEERDER,
    "s": Role.SCHULDHULPVERLENER,
    "k": Role.KWALITEITSMEDEWERKER,
    "a": Role.BELEIDSADVISEUR,
    "b": Role.BEHEERDER,
    "f": Role.FUNCTIONARIS_VOOR_GEGEVENSBESCHERMING,
}
ALL = "vskabf"
OPEN, IN = "open", "in"
PARTNER = {"key": "woonwaard"}
MEMBER = {"ident": "00000000-0000-4000-8000-000000000001"}


@dataclass(frozen=True)
class Route:
    """Who gets through, by which methods, and what stands in the address."""

    who: str
    methods: str = "GET"
    arguments: Mapping[str, object] = field(default_factory=dict)

    @property
    def roles(self) -> frozenset[Role]:
        """The roles that get through; all of them when the role does not matter."""
        return frozenset(LETTERS.values() if self.who in (OPEN, IN) else (LETTERS[one] for one in self.who))


ROUTES: Mapping[str, Route] = {
    "accounts:start": Route(ALL),
    "accounts:permissions": Route(ALL),
    # Logging in and out
    "accounts:log_in": Route(OPEN, "GET POST"),
    "accounts:code": Route(OPEN, "GET POST"),
    "accounts:recovery_code": Route(OPEN, "GET POST"),
    "accounts:set_up": Route(OPEN, "GET POST"),
    "accounts:use_passkey": Route(OPEN, "POST"),
    "accounts:ask_passkey": Route(OPEN, "POST"),
    "accounts:to_organisation": Route(OPEN),
    "accounts:from_organisation": Route(OPEN),
    "accounts:invitation": Route(OPEN, "GET POST"),
    "accounts:open_invitation": Route(OPEN, "GET", MEMBER | {"token": "x"}),
    "accounts:log_out": Route(OPEN, "POST"),
    # The own account; the two for a new passkey are also a part of the first log-in, and look for themselves
    "accounts:workplace": Route(IN, "GET POST"),
    "accounts:stay": Route(IN, "POST"),
    "accounts:account": Route(IN),
    "accounts:password": Route(IN, "GET POST"),
    "accounts:code_app": Route(IN, "GET POST"),
    "accounts:recovery_codes": Route(IN, "GET POST"),
    "accounts:keep_passkey": Route(OPEN, "POST"),
    "accounts:ask_new_passkey": Route(OPEN, "POST"),
    "accounts:forget_passkey": Route(IN, "POST", {"ident": 1}),
    "accounts:log_out_everywhere": Route(IN, "POST"),
    # Colleagues
    "accounts:colleagues": Route("b"),
    "accounts:new_colleague": Route("b", "GET POST"),
    "accounts:colleague": Route("b", "GET POST", MEMBER),
    "accounts:begin_anew": Route("b", "POST", MEMBER),
    "accounts:try_again": Route("b", "POST", MEMBER),
    "accounts:open_or_close": Route("b", "POST", MEMBER),
    # Deliveries of signals, whose they are, and who sends them
    "desk:deliveries": Route("vk"),
    "desk:new_delivery": Route("vk", "GET POST"),
    "desk:delivery": Route("vk", "GET", MEMBER),
    "desk:trace_row": Route("vk", "GET", MEMBER),
    "desk:accepted_rows": Route("vk", "GET", MEMBER),
    "desk:partner_report": Route("vk", "GET", MEMBER),
    "desk:review": Route("vk"),
    "desk:look_again": Route("vk", "POST"),
    "desk:case": Route("vk", "GET POST", MEMBER),
    "desk:skip": Route("vk", "POST", MEMBER),
    "desk:undo": Route("vk", "POST", MEMBER),
    "desk:link": Route("vk", "GET", MEMBER),
    "desk:take_back": Route("vk", "GET POST", MEMBER),
    "desk:partners": Route("b"),
    "desk:new_partner": Route("b", "GET POST"),
    "desk:partner": Route("b", "GET", PARTNER),
    "desk:open_or_close": Route("b", "POST", PARTNER),
    "desk:profile": Route("b", "GET POST", PARTNER),
    "desk:new_credential": Route("b", "POST", PARTNER),
    "desk:revoke": Route("b", "GET POST", PARTNER | {"client_id": "x"}),
    # Policy
    "policy:scenarios": Route("a"),
    "policy:new_scenario": Route("a", "GET POST"),
    "policy:compare": Route("a"),
    "policy:scenario": Route("a", "GET", MEMBER),
    "policy:run_again": Route("a", "POST", MEMBER),
    "policy:picture": Route("a", "GET", MEMBER | {"name": "kaart"}),
    "policy:figures": Route("a", "GET", MEMBER),
    "policy:council": Route("a", "GET", MEMBER),
    "policy:paper": Route("a", "GET", MEMBER),
}
