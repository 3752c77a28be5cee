"""The secrets of code apps were sealed in a way of their own; from now on like every other sealed column."""

from base64 import b32decode, b32encode, urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.management.base import CommandError
from django.db import migrations, models

from rondkomen.apps.sealing.models import SealedField, opened, seal


def as_before():
    """What sealed and opened the secrets until now."""

    def derived(key):
        return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"rondkomen staff code app").derive(key)

    return MultiFernet([Fernet(urlsafe_b64encode(derived(key))) for key in settings.SEALING_KEYS])


def seal_like_the_rest(apps, schema_editor):
    """A secret that does not open stops the migration: without it, a password alone would set up a new second factor."""
    before = as_before()
    for app in apps.get_model("staff", "CodeApp").objects.all():
        try:
            secret = before.decrypt(bytes(app.sealed_secret))
        except InvalidToken:
            raise CommandError(
                "the secret of a code app does not open with the keys in RONDKOMEN_SEALING_KEYS, and nothing was changed; "
                "put the earlier key back behind the first one and migrate again"
            ) from None
        seal(app, "secret_sealed", b32encode(secret).decode().rstrip("="))
        app.save(update_fields=["secret_sealed"])


def seal_as_before(apps, schema_editor):
    before = as_before()
    for app in apps.get_model("staff", "CodeApp").objects.all():
        text = opened(app, "secret_sealed")
        app.sealed_secret = before.encrypt(b32decode(text + "=" * (-len(text) % 8)))
        app.save(update_fields=["sealed_secret"])


class Migration(migrations.Migration):

    dependencies = [
        ("staff", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="codeapp",
            name="secret_sealed",
            field=SealedField(blank=True, bound_to="member_id", default="", editable=False, place="code_app.secret"),
            preserve_default=False,
        ),
        # Without a value while it is filled, on the way back.
        migrations.AlterField(model_name="codeapp", name="sealed_secret", field=models.BinaryField(null=True)),
        migrations.RunPython(seal_like_the_rest, seal_as_before),
        migrations.RemoveField(model_name="codeapp", name="sealed_secret"),
    ]
