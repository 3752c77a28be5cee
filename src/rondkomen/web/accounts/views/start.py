"""The first page of staff, and the page that shows who may do what."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rondkomen.apps.staff.matrix import Permission
from rondkomen.apps.staff.permissions import acting, member_of, needs
from rondkomen.apps.staff.queries import factors_of
from rondkomen.web.accounts.names import ROLES, TASKS
from rondkomen.web.accounts.presenters import matrix_table, tasks_of


@require_safe
@needs(Permission.WORK)
def start(request: HttpRequest) -> HttpResponse:
    context = {"tasks": tasks_of(acting(request)), "factors": factors_of(member_of(request))}
    return render(request, "accounts/start.html", context)


@require_safe
@needs(Permission.SEE_MATRIX)
def permissions(request: HttpRequest) -> HttpResponse:
    context = {"table": matrix_table(), "roles": [(ROLES[role], task) for role, task in TASKS.items()]}
    return render(request, "accounts/permissions.html", context)
