"""What is worked out of something immutable, and kept with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Self = TypeVar("Self", bound="Once")
Made = TypeVar("Made")


class Once:
    """A base of immutable classes that keep what is made of them; it is no part of their value."""

    __slots__ = ("_made",)

    _made: dict[object, object]

    def once(self: Self, make: Callable[[Self], Made]) -> Made:
        """What ``make`` makes of this: made at the first call, then kept.

        Two threads that call at the same time may both make it; what they make is equal.
        """
        try:
            made = self._made[make]
        except AttributeError:
            object.__setattr__(self, "_made", {})
            return self.once(make)
        except KeyError:
            made = self._made[make] = make(self)
        return made  # type: ignore[return-value]  # what a maker made is kept under the maker
