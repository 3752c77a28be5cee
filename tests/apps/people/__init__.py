"""People: registering, finding, opening, contact, deletion, and what must never leak."""
