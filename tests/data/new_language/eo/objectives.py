"""Esperanto words of objectives and key results."""

FROM = ("de", "el")
TO = ("ĝis", "al")
VAGUE = ("plibonigi",)
