"""Addresses of the door of staff, in Dutch; they stand under settings.STAFF_PATH."""

from django.urls import path

from rondkomen.web.accounts.views import account, colleagues, first_time, log_in, organisation, passkeys, start

app_name = "accounts"

urlpatterns = [
    path("", start.start, name="start"),
    path("rechten", start.permissions, name="permissions"),
    path("inloggen", log_in.log_in, name="log_in"),
    path("inloggen/code", log_in.code, name="code"),
    path("inloggen/herstelcode", log_in.recovery_code, name="recovery_code"),
    path("inloggen/instellen", first_time.set_up, name="set_up"),
    path("inloggen/gemeente", log_in.workplace, name="workplace"),
    path("inloggen/passkey", passkeys.use_passkey, name="use_passkey"),
    path("inloggen/passkey/vraag", passkeys.ask_passkey, name="ask_passkey"),
    path("inloggen/organisatie", organisation.to_organisation, name="to_organisation"),
    path("inloggen/organisatie/terug", organisation.from_organisation, name="from_organisation"),
    path("uitloggen", log_in.log_out, name="log_out"),
    path("nog-bezig", log_in.stay, name="stay"),
    path("uitnodiging", first_time.invitation, name="invitation"),
    path("uitnodiging/<uuid:ident>/<str:token>", first_time.open_invitation, name="open_invitation"),
    path("account", account.account, name="account"),
    path("account/wachtwoord", account.password, name="password"),
    path("account/app", account.code_app, name="code_app"),
    path("account/herstelcodes", account.recovery_codes, name="recovery_codes"),
    path("account/passkeys", passkeys.keep_passkey, name="keep_passkey"),
    path("account/passkeys/vraag", passkeys.ask_new_passkey, name="ask_new_passkey"),
    path("account/passkeys/<int:ident>/wissen", account.forget_passkey, name="forget_passkey"),
    path("account/overal-uitloggen", account.log_out_everywhere, name="log_out_everywhere"),
    path("medewerkers", colleagues.colleagues, name="colleagues"),
    path("medewerkers/nieuw", colleagues.new_colleague, name="new_colleague"),
    path("medewerkers/<uuid:ident>", colleagues.colleague, name="colleague"),
    path("medewerkers/<uuid:ident>/opnieuw-beginnen", colleagues.begin_anew, name="begin_anew"),
    path("medewerkers/<uuid:ident>/opnieuw-proberen", colleagues.try_again, name="try_again"),
    path("medewerkers/<uuid:ident>/openen-of-sluiten", colleagues.open_or_close, name="open_or_close"),
]
