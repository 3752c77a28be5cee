"""The icons: paths on a 24 by 24 grid, drawn inline so that they follow the colour of the text and need no request."""

from types import MappingProxyType

CIRCLE = "M12 2.75a9.25 9.25 0 1 0 0 18.5 9.25 9.25 0 0 0 0-18.5"

ICONS = MappingProxyType(
    {
        "arrow": "M4 12h15M13 6l6 6-6 6",
        "back": "M20 12H5M11 6l-6 6 6 6",
        "calendar": "M4 6h16v14H4zM4 10.5h16M8 3v4M16 3v4",
        "check": CIRCLE + "M7.5 12.4l3.1 3.1 6-6.6",
        "document": "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
        "help": CIRCLE + "M9.3 9.4a2.8 2.8 0 1 1 4.1 2.5c-.9.5-1.4 1-1.4 2M12 17.1v.3",
        "info": CIRCLE + "M12 11v6M12 7.2v.3",
        "language": CIRCLE + "M2.9 12h18.2M12 2.9c5 5.2 5 13 0 18.2M12 2.9c-5 5.2-5 13 0 18.2",
        "minus": CIRCLE + "M8 12h8",
        "person": "M12 3.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.5 20.5c.4-4 3.4-6 7.5-6s7.1 2 7.5 6",
        "phone": "M6.5 3.5h3l1.5 4.2-2 1.5c1 2.4 2.7 4.1 5 5.1l1.6-2 4 1.6v3c0 2-1.3 3.1-3 3"
        "C9.9 19.4 4.6 14.1 4 7c-.1-2 .9-3.5 2.5-3.5z",
        "print": "M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7z",
        "text": "M3 18.5 7.8 6h1.4L14 18.5M4.8 14h7.4M15.5 18.5l3-8h.8l2.7 8M16.5 15.8h4.6",
        "warning": "M12 3.5 21.5 20h-19zM12 10v5M12 17.3v.3",
    }
)
