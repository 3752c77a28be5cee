"""Addresses of the professional, in Dutch; they stand under settings.STAFF_PATH."""

from django.urls import path

from rondkomen.web.desk.views import access, deliveries, links, partners, report, review

app_name = "desk"

urlpatterns = [
    # Deliveries
    path("signalen/leveringen", deliveries.deliveries, name="deliveries"),
    path("signalen/leveringen/nieuw", deliveries.new_delivery, name="new_delivery"),
    path("signalen/leveringen/<uuid:ident>", report.delivery, name="delivery"),
    path("signalen/leveringen/<uuid:ident>/regel", report.trace_row, name="trace_row"),
    path("signalen/leveringen/<uuid:ident>/regels", report.accepted_rows, name="accepted_rows"),
    path("signalen/leveringen/<uuid:ident>/verslag.csv", report.partner_report, name="partner_report"),
    # Whose signal it is
    path("signalen/koppelen", review.review, name="review"),
    path("signalen/koppelen/opnieuw", review.look_again, name="look_again"),
    path("signalen/koppelen/<uuid:ident>", review.case, name="case"),
    path("signalen/koppelen/<uuid:ident>/overslaan", review.skip, name="skip"),
    path("signalen/koppelen/<uuid:ident>/ongedaan", review.undo, name="undo"),
    path("signalen/signaal/<uuid:ident>", links.link, name="link"),
    path("signalen/signaal/<uuid:ident>/terugnemen", links.take_back, name="take_back"),
    # Partners
    path("signalen/partners", partners.partners, name="partners"),
    path("signalen/partners/nieuw", partners.new_partner, name="new_partner"),
    path("signalen/partners/<slug:key>", partners.partner, name="partner"),
    path("signalen/partners/<slug:key>/open-of-dicht", partners.open_or_close, name="open_or_close"),
    path("signalen/partners/<slug:key>/profiel", partners.profile, name="profile"),
    path("signalen/partners/<slug:key>/toegang", access.new_credential, name="new_credential"),
    path("signalen/partners/<slug:key>/toegang/<str:client_id>/intrekken", access.revoke, name="revoke"),
]
