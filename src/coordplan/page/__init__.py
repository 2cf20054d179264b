"""The officers' page: one file that answers on a phone, without a network.

Python writes the data of the plans into it; the modules in JavaScript beside this file ask them,
and give the same answers (``tests/page`` compares them).
"""
