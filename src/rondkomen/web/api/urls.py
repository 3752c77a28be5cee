"""Addresses of the API; each major version has its own."""

from django.urls import path

from rondkomen.web.api.openapi import api

urlpatterns = [path("v1/", api.urls)]
