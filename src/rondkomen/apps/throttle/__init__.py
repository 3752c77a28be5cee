"""How often a visitor may ask something of us: counted in windows of time, shared by all workers, no address kept."""
