"""What a password has to be: long and not guessable. No rules about digits and signs, and no expiry.

At least 12 characters beside an obligatory second factor. NIST SP 800-63B-4 (3.1.1) asks 8 beside a second factor, no
rules of composition, no change without cause, and a list of expected passwords; BIO Thema Toegangsbeveiliging U.05.01
asks 8 and complexity only where there is no second factor.
"""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

SHORTEST, LONGEST = 12, 128
_OURS = ("rondkomen", "gemeente", "wachtwoord", "welkom", "geheim")
_LEAST_OF_ONESELF = 8
_RUNS = "abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiop", "asdfghjkl", "zxcvbnm"


class PasswordPolicy:
    """For AUTH_PASSWORD_VALIDATORS: one sentence about the first thing that is not good enough."""

    def __init__(self) -> None:
        self.common = CommonPasswordValidator()

    def validate(self, password: str, user: Any = None) -> None:
        if len(password) < SHORTEST:
            raise ValidationError(
                _("Gebruik ten minste %(least)s tekens. Een paar losse woorden is prima.") % {"least": SHORTEST}
            )
        if len(password) > LONGEST:
            raise ValidationError(_("Gebruik ten hoogste %(most)s tekens.") % {"most": LONGEST})
        if self._is_expected(password.casefold(), user):
            raise ValidationError(
                _("Dit wachtwoord is makkelijk te raden. Kies iets anders, bijvoorbeeld vier losse woorden.")
            )

    def get_help_text(self) -> str:
        return _("Ten minste %(least)s tekens. Een paar losse woorden is prima.") % {"least": SHORTEST}

    def _is_expected(self, password: str, user: Any) -> bool:
        """Whether little is left when what anybody would try first is taken out."""
        repeated = re.fullmatch(r"(.+?)\1+", password, re.S)
        left = repeated[1] if repeated else password
        if left in self.common.passwords:
            return True
        for word in sorted({*_OURS, *_words_about(user)}, key=len, reverse=True):
            left = left.replace(word, "")
        left = _without_runs(left)
        core = left.strip("0123456789!@#$%^&*()-_=+.,?/ ")
        return len(left) < _LEAST_OF_ONESELF or core in self.common.passwords


def _words_about(user: Any) -> set[str]:
    """Name and e-mail address, in parts of three letters and more."""
    about = f"{getattr(user, 'name', '')} {getattr(user, 'email', '')}".casefold()
    return {word for word in re.split(r"\W+", about) if len(word) > 2}


def _without_runs(text: str) -> str:
    """Without rows of four and more keys or letters that follow each other, and without repeated characters."""
    for run in _RUNS:
        for size in range(len(run), 3, -1):
            for start in range(len(run) - size + 1):
                part = run[start : start + size]
                text = text.replace(part, "").replace(part[::-1], "")
    return re.sub(r"(.)\1{2,}", r"\1", text)
