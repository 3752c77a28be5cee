"""The register of residents (basisregistratie personen): a file of its own, or the BRP API of Haal Centraal."""

from rondkomen.gateways.brp.base import RegisterFailed, Residence, Resident, ResidentRegister, Table
from rondkomen.gateways.brp.client import Access, BrpClient
from rondkomen.gateways.brp.file import FileRegister
from rondkomen.gateways.brp.haalcentraal import HaalCentraalRegister

__all__ = [
    "Access",
    "BrpClient",
    "FileRegister",
    "HaalCentraalRegister",
    "RegisterFailed",
    "Residence",
    "Resident",
    "ResidentRegister",
    "Table",
]
