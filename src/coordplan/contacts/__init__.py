"""Numbers of offices beside the agencies of a plan: digits and hours, and nothing of a person."""

from coordplan.contacts.terms import Contact, Contacts, Hours, Opening
from coordplan.contacts.words import contact_words, hours_words

__all__ = ["Contact", "Contacts", "Hours", "Opening", "contact_words", "hours_words"]
