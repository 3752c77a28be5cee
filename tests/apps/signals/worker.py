"""A worker of its own process: takes a file in, reads it and links it; killed at a statement when it is told so.

    python worker.py MUNICIPALITY PARTNER FILE [STATEMENT [STATEMENT_OF_LINKING]]

The signal is the real one (kill -9), sent before the database gets the statement: wherever the work is then, in the
middle of a transaction or between two, nothing gets the chance to tidy up.
"""

import os
import signal
import sys
from pathlib import Path

from tests.november import set_clock


def main(municipality: str, partner: str, path: str, last: int = 0, last_of_linking: int = 0) -> None:
    """Do what the command deliver_signals does, and say how many statements that took, and its linking."""
    import django

    django.setup()
    set_clock()

    from django.db import connection

    from rondkomen.apps.audit.actor import system
    from rondkomen.apps.signals.actions import link_delivery, receive, work_off
    from rondkomen.apps.signals.kinds import Way

    class Killer:
        def __init__(self, last: int) -> None:
            self.done, self.last = 0, last

        def __call__(self, execute, sql, params, many, context):
            self.done += 1
            if self.done == self.last:
                os.kill(os.getpid(), signal.SIGKILL)
            return execute(sql, params, many, context)

    whole, linking = Killer(last), Killer(last_of_linking)
    with connection.execute_wrapper(whole):
        actor = system("deliver_signals", municipality)
        delivery = receive(actor, partner, Path(path).name, Path(path).read_bytes(), Way.BESTAND).delivery
        work_off(delivery)
        with connection.execute_wrapper(linking):
            link_delivery(delivery)
    sys.stdout.write(f"{whole.done} {linking.done}\n")


if __name__ == "__main__":
    main(*sys.argv[1:4], *map(int, sys.argv[4:]))
