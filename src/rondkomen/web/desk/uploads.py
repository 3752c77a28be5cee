"""A file of people comes in through memory alone: nothing of it is ever written to a temporary folder."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from rondkomen.apps.signals.actions import MOST_BYTES
from rondkomen.apps.signals.intake.layout import LARGEST_FILE

LARGEST = min(MOST_BYTES, LARGEST_FILE)


class MemoryUpload(FileUploadHandler):
    """Keeps a file in memory up to LARGEST; of a larger one the size alone, which the form then refuses."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.file, self.size = BytesIO(), 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.size += len(raw_data)
        if self.size <= LARGEST:
            self.file.write(raw_data)
        else:
            self.file.truncate(0)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.file.seek(0)
        return InMemoryUploadedFile(
            self.file, self.field_name, self.file_name or "", self.content_type, file_size, self.charset
        )
