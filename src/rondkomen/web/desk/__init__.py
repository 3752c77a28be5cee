"""The door of the professional: deliveries of signals, whose signal it is, and the partners who send them."""
