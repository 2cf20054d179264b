"""The card for the wall: one situation on one sheet of A4, in both languages."""
