"""OpenID Connect: the log-in of an organisation, by which its staff come in."""

from rondkomen.gateways.oidc.base import Answer, Provider, ProviderFailed, Question
from rondkomen.gateways.oidc.client import OidcClient

__all__ = ["Answer", "OidcClient", "Provider", "ProviderFailed", "Question"]
