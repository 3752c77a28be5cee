"""What a server such as gunicorn runs: rondkomen.config.wsgi:application."""

import os

from django.core.wsgi import get_wsgi_application

from rondkomen.law import law_book

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rondkomen.config.settings")
application = get_wsgi_application()
law_book()  # read once before the workers part, and a fault in the law stops the start instead of a resident's page
