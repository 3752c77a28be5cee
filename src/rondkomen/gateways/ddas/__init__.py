"""The national export of vroegsignalering (DDAS): what the CBS asks, and what a municipality answers, signed."""

from rondkomen.gateways.ddas.checking import ExportRefused, Fault, faults
from rondkomen.gateways.ddas.codes import CodeList, CodeRefused, code_in, code_of, versions, word_of, words
from rondkomen.gateways.ddas.paging import MOST_SIGNALS, Page, PageRefused, answer, answers, page_of
from rondkomen.gateways.ddas.payload import exchange_model
from rondkomen.gateways.ddas.problems import FSC_ERRORS, Problem, fsc_problem, refused, too_many_requests
from rondkomen.gateways.ddas.question import Question, QuestionRefused, read_question
from rondkomen.gateways.ddas.records import (
    ByAddress,
    ByBsn,
    Client,
    ContactPerson,
    Contactpoging,
    Export,
    Levering,
    Organisation,
    Vroegsignaal,
    Vroegsignaalzaak,
)
from rondkomen.gateways.ddas.signing import SIGNATURE_HEADER, Signer, digest_of, verified
from rondkomen.gateways.ddas.trust import SignatureRefused, Trust

__all__ = [
    "FSC_ERRORS",
    "MOST_SIGNALS",
    "SIGNATURE_HEADER",
    "ByAddress",
    "ByBsn",
    "Client",
    "CodeList",
    "CodeRefused",
    "ContactPerson",
    "Contactpoging",
    "Export",
    "ExportRefused",
    "Fault",
    "Levering",
    "Organisation",
    "Page",
    "PageRefused",
    "Problem",
    "Question",
    "QuestionRefused",
    "SignatureRefused",
    "Signer",
    "Trust",
    "Vroegsignaal",
    "Vroegsignaalzaak",
    "answer",
    "answers",
    "code_in",
    "code_of",
    "digest_of",
    "exchange_model",
    "faults",
    "fsc_problem",
    "page_of",
    "read_question",
    "refused",
    "too_many_requests",
    "verified",
    "versions",
    "word_of",
    "words",
]
