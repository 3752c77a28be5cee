"""The components as template tags. Each tag fills one template in ui/components/; the templates decide nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django import forms, template
from django.forms import BoundField
from django.template.loader import render_to_string
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rondkomen.ui.icons import ICONS
from rondkomen.ui.parts import Contact, NavItem, NextStep, Step, SummaryRow, Table

register = template.Library()

BUTTONS = {"primary", "secondary", "subtle"}
NOTICES = {
    "info": ("info", gettext_lazy("Let op")),
    "ok": ("check", gettext_lazy("Gelukt")),
    "warning": ("warning", gettext_lazy("Belangrijk")),
    "error": ("warning", gettext_lazy("Kijk hier nog even naar")),
}
OUTCOMES = {
    "yes": ("check", gettext_lazy("Ja")),
    "perhaps": ("help", gettext_lazy("Misschien")),
    "no": ("minus", gettext_lazy("Nee")),
}
STEP_STATES = {"done": gettext_lazy("Klaar"), "now": gettext_lazy("Nu"), "later": gettext_lazy("Later")}
AMOUNTS = {"plain", "plus", "minus", "total"}
MINUS = "\N{MINUS SIGN}"
NBSP = "\N{NO-BREAK SPACE}"


def _render(component: str, **context: Any) -> SafeString:
    return render_to_string(f"ui/components/{component}.html", context)


def _one_of(value: str, allowed: Iterable[str]) -> str:
    if value not in set(allowed):
        raise template.TemplateSyntaxError(f"{value!r} is not one of {', '.join(sorted(allowed))}")
    return value


# Text and icons


@register.simple_tag
def icon(name: str, extra_class: str = "") -> SafeString:
    """An icon that only decorates: the text beside it says the same."""
    return format_html(
        '<svg class="rk-icon {}" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{}"></path></svg>',
        extra_class,
        ICONS[_one_of(name, ICONS)],
    )


@register.filter
def euro(value: Decimal | int | str | None) -> str:
    """An amount in euros as the language of the page writes it; text stays as it is, nothing is said to be unknown."""
    if value is None or value == "":
        return _("nog niet bekend")
    if isinstance(value, str):
        return value
    amount = Decimal(value)
    sign = f"{MINUS}{NBSP}" if amount < 0 else ""
    return f"{sign}€{NBSP}{number_format(abs(amount), decimal_pos=2, use_l10n=True, force_grouping=True)}"


@register.filter
def tel(value: str) -> str:
    """A phone number as a link target: digits and a leading plus only."""
    return "tel:" + re.sub(r"(?!^\+)\D", "", value.strip())


@register.simple_tag
def badge(text: object) -> SafeString:
    """A short word beside a heading or a name."""
    return format_html('<span class="nl-data-badge">{}</span>', text)


@register.simple_tag
def number_badge(number: int, label: str) -> SafeString:
    """A count; the label says what is counted to who cannot see the badge."""
    return _render("number_badge", number=number, label=label)


# Buttons and links


@register.simple_tag
def button(
    text: str, variant: str = "primary", *, name: str = "", value: str = "", type: str = "submit", icon: str = ""
) -> SafeString:
    """A button in a form."""
    _one_of(variant, BUTTONS)
    return _render("button", text=text, variant=variant, name=name, value=value, type=type, icon=icon)


@register.simple_tag
def link_button(text: str, url: str, variant: str = "primary", *, icon: str = "") -> SafeString:
    """A link to a next page that looks like a button."""
    return _render("link_button", text=text, url=url, variant=_one_of(variant, BUTTONS), icon=icon)


@register.simple_tag
def back_link(url: str, text: str = "") -> SafeString:
    """The way back, on top of a page."""
    return _render("back_link", url=url, text=text or _("Terug"))


# Blocks with content


@register.simple_block_tag
def notice(content: str, kind: str = "info", heading: str = "", *, level: int = 2) -> SafeString:
    """A message in the page: info, ok, warning or error."""
    symbol, word = NOTICES[_one_of(kind, NOTICES)]
    return _render("notice", content=content, kind=kind, icon=symbol, heading=heading or word, level=level)


@register.simple_block_tag
def outcome(content: str, answer: str, heading: str = "", *, level: int = 2) -> SafeString:
    """An answer that is yes, perhaps or no: said by a word, a shape and a border, not by colour alone."""
    symbol, word = OUTCOMES[_one_of(answer, OUTCOMES)]
    return _render("outcome", content=content, answer=answer, icon=symbol, word=word, heading=heading, level=level)


@register.simple_block_tag
def disclosure(content: str, summary: str = "", *, open: bool = False) -> SafeString:
    """Text that opens on request, such as an explanation; open on paper."""
    return _render("disclosure", content=content, summary=summary or _("Waarom?"), open=open)


@register.simple_block_tag
def card(content: str, heading: str = "", url: str = "", *, level: int = 2) -> SafeString:
    """A block that stands on its own; with a url its heading is the link."""
    return _render("card", content=content, heading=heading, url=url, level=level)


@register.simple_block_tag
def amounts(content: str, caption: str = "") -> SafeString:
    """Rows of amounts under each other; fill it with {% amount %}."""
    return _render("amounts", content=content, caption=caption)


@register.simple_tag
def amount(
    label: str,
    value: Decimal | int | str | None,
    kind: str = "plain",
    *,
    per: str = "",
    note: str = "",
    url: str = "",
    url_text: str = "",
) -> SafeString:
    """One amount: plain, plus, minus or total; `url` leads to its explanation."""
    _one_of(kind, AMOUNTS)
    shown = euro(value)
    return _render(
        "amount",
        label=label,
        value=shown,
        kind=kind,
        per=per,
        note=note,
        url=url,
        url_text=url_text or _("Hoe komen wij hieraan?"),
    )


# Parts of a page


@register.simple_tag
def progress(step: int, total: int, *, is_exact: bool = False) -> SafeString:
    """How far along a person is; `about` by default, for a later answer may add or skip questions."""
    text = _("Vraag %(step)s van %(total)s") if is_exact else _("Vraag %(step)s van ongeveer %(total)s")
    return _render("progress", text=text % {"step": step, "total": total}, step=step, total=total)


@register.simple_tag
def next_step(step: NextStep, *, level: int = 2) -> SafeString:
    """On top of a page: what happens now, when, and who helps."""
    return _render("next_step", step=step, level=level)


@register.simple_tag
def contact(person: Contact, heading: str = "", *, level: int = 2) -> SafeString:
    """A person to call."""
    return _render("contact", contact=person, heading=heading or _("Hulp nodig?"), level=level)


@register.simple_tag
def steps(items: Sequence[Step]) -> SafeString:
    """A road in steps; what is not done yet is simply later."""
    return _render("steps", items=[(item, STEP_STATES[item.state]) for item in items])


@register.simple_tag
def summary_list(rows: Sequence[SummaryRow]) -> SafeString:
    """The answers of a person, each with a link to change it."""
    return _render("summary_list", rows=rows)


@register.simple_tag
def table(data: Table, *, show_caption: bool = True) -> SafeString:
    """A table that scrolls sideways by itself on a small screen."""
    ident = "tabel-" + re.sub(r"\W+", "-", data.caption.lower()).strip("-")
    return _render("table", table=data, show_caption=show_caption, id=ident)


@register.simple_tag
def picture(src: str, alt: str, caption: str = "", *, data: Table | None = None) -> SafeString:
    """A drawn picture or chart, with its figures in a table beneath."""
    return _render("picture", src=src, alt=alt, caption=caption, table=data)


@register.simple_tag
def nav(items: Sequence[NavItem], label: str = "") -> SafeString:
    """The navigation in the header."""
    return _render("nav", items=items, label=label or _("Hoofdmenu"))


# Forms


@register.simple_tag
def error_summary(form: forms.BaseForm, *, is_kept: bool = True) -> SafeString | str:
    """All that needs another look, on top of the page, each with a link to its field; nothing when all is well.

    `is_kept` says that the other answers are still there, which a form with a password does not promise.
    """
    if not form.errors:
        return ""
    found = [
        (_first_id(form[name]), form[name].label, " ".join(map(str, messages)))
        for name, messages in form.errors.items()
        if name in form.fields
    ]
    return _render("error_summary", form_errors=form.non_field_errors(), field_errors=found, is_kept=is_kept)


@register.simple_tag
def field(
    bound: BoundField,
    *,
    label: str = "",
    hint: str = "",
    why: str = "",
    prefix: str = "",
    suffix: str = "",
    is_question: bool = False,
    **attributes: str,
) -> SafeString:
    """One question: label, hint, error and control. `is_question` makes the label the heading of the page.

    Other keywords become attributes of the input, with - for _: inputmode="decimal" autocomplete="tel".
    """
    widget = bound.field.widget
    component, control = _component(widget)
    described_by = " ".join(_descriptions(bound, hint))
    context: dict[str, Any] = {
        "field": bound,
        "label": label or bound.label,
        "hint": hint or bound.help_text,
        "why": why,
        "prefix": prefix,
        "suffix": suffix,
        "is_question": is_question,
        "is_optional": not bound.field.required,
        "input_type": getattr(widget, "input_type", ""),
        "base_id": bound.auto_id,
        "described_by": described_by,
    }
    if component != "choices":
        context["control"] = _control(bound, control, described_by, attributes)
    return _render(component, **context)


def _component(widget: forms.Widget) -> tuple[str, str]:
    """Which template shows this widget, and the class of its control."""
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices", ""
    if isinstance(widget, forms.CheckboxInput):
        return "checkbox", "utrecht-checkbox utrecht-checkbox--html-input"
    if isinstance(widget, forms.Textarea):
        return "field", "utrecht-textarea utrecht-textarea--html-textarea"
    if isinstance(widget, forms.Select):
        return "field", "utrecht-select utrecht-select--html-select"
    return "field", "utrecht-textbox utrecht-textbox--html-input"


def _descriptions(bound: BoundField, hint: str) -> Iterable[str]:
    if hint or bound.help_text:
        yield f"{bound.auto_id}_hint"
    if bound.errors:
        yield f"{bound.auto_id}_error"


def _control(bound: BoundField, css_class: str, described_by: str, attributes: dict[str, str]) -> SafeString:
    base = css_class.split()[0]
    own_class = bound.field.widget.attrs.get("class", "")
    attrs: dict[str, str | bool] = {name.replace("_", "-"): value for name, value in attributes.items()}
    attrs["class"] = " ".join(filter(None, [css_class, f"{base}--invalid" if bound.errors else "", own_class]))
    if described_by:
        attrs["aria-describedby"] = described_by
    if bound.errors:
        attrs["aria-invalid"] = "true"
    return mark_safe(bound.as_widget(attrs=attrs))


def _first_id(bound: BoundField) -> str:
    is_group = isinstance(bound.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)
    return f"{bound.auto_id}_0" if is_group else bound.auto_id
