"""Addresses of the design system: the gallery and the reading controls."""

from django.urls import path

from rondkomen.ui import reading, views

app_name = "ui"

urlpatterns = [
    path("gallery/", views.gallery, name="gallery"),
    path("reading/", reading.change_reading, name="reading"),
]
