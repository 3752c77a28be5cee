"""Reads the bytes of a body: in one piece, whole, and no more than is allowed."""

from __future__ import annotations

from django.http import HttpRequest, UnreadablePostError

from rondkomen.web.api.problems import Problem


def content_of(request: HttpRequest, largest: int) -> bytes:
    """The body. Raises Problem: 400 when it broke off, 411 in pieces, 413 above `largest` bytes, 415 compressed."""
    if "HTTP_TRANSFER_ENCODING" in request.META:  # Django would read nothing at all
        raise Problem(411, "The body must be sent in one piece, with its Content-Length.")
    if request.headers.get("Content-Encoding", "identity").strip().lower() != "identity":
        raise Problem(415, "The body must be sent as it is, without Content-Encoding.")
    length = _length(request)
    if length > largest:
        raise Problem(413, f"The body has {length} bytes; at most {largest} are read.")
    try:
        content = request.read()
    except UnreadablePostError as error:
        raise _broken_off() from error
    if len(content) < length:  # half a file would be a file too
        raise _broken_off()
    return content


def _length(request: HttpRequest) -> int:
    told = request.META.get("CONTENT_LENGTH") or "0"
    return int(told) if told.isascii() and told.isdigit() and len(told) < 20 else 0


def _broken_off() -> Problem:
    return Problem(400, "The body broke off before its end.")
