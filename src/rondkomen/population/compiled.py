"""Turns a kernel's source into machine code, once: kept on disk under a fingerprint of all it is made from."""

from __future__ import annotations

import hashlib
import logging
import os
import sys
import tempfile
from functools import lru_cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import llvmlite
import numba

from rondkomen.population import intrinsics

logger = logging.getLogger(__name__)

CACHE_VARIABLE = "RONDKOMEN_CACHE"
"""The environment variable that says where compiled kernels are kept."""
_STAMP = 1_000_000_000
"""The time of change of every kernel file: the compiler's own cache goes by it, and content is what counts."""


def cache_folder() -> Path:
    """Where compiled kernels are kept: RONDKOMEN_CACHE, the user's cache folder, or a temporary folder."""
    told = os.environ.get(CACHE_VARIABLE)
    home = Path(told) if told else Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "rondkomen"
    try:
        home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home):
            return home
    except OSError:
        return Path(tempfile.gettempdir()) / f"rondkomen-{os.getuid()}"


def fingerprint(source: str) -> str:
    """What a kernel is known by: its text, the operations under it, and the compiler."""
    parts = (source, Path(intrinsics.__file__).read_text(encoding="utf-8"), numba.__version__, llvmlite.__version__)
    return hashlib.sha256("\n".join((*parts, sys.version)).encode()).hexdigest()[:24]


@lru_cache(maxsize=64)
def compiled(source: str) -> ModuleType:
    """The module of a kernel. Its first call compiles it, or takes the machine code that was kept."""
    name = f"kernel_{fingerprint(source)}"
    folder = cache_folder() / "kernels"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.py"
    if not file.exists() or file.read_text(encoding="utf-8") != source:
        draft = folder / f".{name}.{os.getpid()}"
        draft.write_text(source, encoding="utf-8")
        os.utime(draft, (_STAMP, _STAMP))
        draft.replace(file)
    if not any((folder / "__pycache__").glob(f"{name}.kernel-*.nbc")):
        logger.info("Compiling the law for these outcomes: once for this law, it takes up to a minute ...")
    spec = spec_from_file_location(name, file)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
