"""The Merkle tree over a log's lines, as in RFC 6962 §2.1 (RFC 9162 §2.1 names the same tree).

The root of a log's first *n* lines commits to each of them and to their order. Appending needs
only the :class:`Frontier`, O(log n); proofs need the :class:`Tree`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from hashlib import sha256

EMPTY = sha256(b"").digest()
"""The root of no lines."""

_WIDTH = 32


def leaf_hash(line: bytes) -> bytes:
    """The hash of one line: SHA-256(0x00 || line)."""
    return sha256(b"\x00" + line).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node: SHA-256(0x01 || left || right)."""
    return sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """The right edge of the tree: all that is needed to append and to know the root.

    Attributes:
        size: how many lines.
        nodes: the roots of the perfect subtrees, largest first: one for each 1 in the binary
            form of ``size``.
    """

    size: int = 0
    nodes: tuple[bytes, ...] = ()

    def append(self, leaf: bytes) -> Frontier:
        """The frontier with one more leaf."""
        kept, node, size = len(self.nodes), leaf, self.size
        while size & 1:
            kept, size = kept - 1, size >> 1
            node = node_hash(self.nodes[kept], node)
        return Frontier(self.size + 1, (*self.nodes[:kept], node))

    def root(self) -> bytes:
        """The root of the tree."""
        if not self.nodes:
            return EMPTY
        return reduce(lambda right, left: node_hash(left, right), reversed(self.nodes))

    def to_bytes(self) -> bytes:
        """The nodes, one after the other."""
        return b"".join(self.nodes)

    @classmethod
    def from_bytes(cls, size: int, data: bytes) -> Frontier:
        """What :meth:`to_bytes` gave for a tree of this size.

        Raises:
            ValueError: there are not as many nodes as a tree of this size has.
        """
        if len(data) != _WIDTH * size.bit_count():
            raise ValueError(f"a tree of {size} lines has {size.bit_count()} perfect subtrees")
        nodes = (data[at : at + _WIDTH] for at in range(0, len(data), _WIDTH))
        return cls(size, tuple(nodes))


class Tree:
    """All leaves of a log, and the hashes of every perfect subtree.

    Built once in O(n); each root and each proof then costs O(log² n).
    """

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self._levels: list[list[bytes]] = [list(leaves)]
        while len(below := self._levels[-1]) > 1:
            pairs = zip(below[::2], below[1::2], strict=False)
            self._levels.append([node_hash(left, right) for left, right in pairs])

    def __len__(self) -> int:
        return len(self._levels[0])

    def root(self, size: int | None = None) -> bytes:
        """The root of the first ``size`` leaves; of all when None."""
        size = self._size(size)
        return self._hash(0, size) if size else EMPTY

    def inclusion(self, index: int, size: int | None = None) -> tuple[bytes, ...]:
        """The audit path of a leaf in the tree of the first ``size`` leaves (RFC 6962 §2.1.1)."""
        size = self._size(size)
        if not 0 <= index < size:
            raise ValueError(f"no leaf {index} among {size}")
        path: list[bytes] = []
        start, end = 0, size
        while end - start > 1:
            middle = start + _largest_power_below(end - start)
            if index < middle:
                path.append(self._hash(middle, end))
                end = middle
            else:
                path.append(self._hash(start, middle))
                start = middle
        return tuple(reversed(path))

    def consistency(self, old: int, size: int | None = None) -> tuple[bytes, ...]:
        """The proof that the first ``old`` leaves are a prefix (RFC 6962 §2.1.2)."""
        size = self._size(size)
        if not 0 < old <= size:
            raise ValueError(f"no prefix of {old} among {size}")
        path: list[bytes] = []
        start, end, whole = 0, size, True
        while end != old:
            middle = start + _largest_power_below(end - start)
            if old <= middle:
                path.append(self._hash(middle, end))
                end = middle
            else:
                path.append(self._hash(start, middle))
                start, whole = middle, False
        if not whole:
            path.append(self._hash(start, end))
        return tuple(reversed(path))

    def _size(self, size: int | None) -> int:
        """The number of leaves meant."""
        if size is None:
            return len(self)
        if not 0 <= size <= len(self):
            raise ValueError(f"{size} of {len(self)} leaves")
        return size

    def _hash(self, start: int, end: int) -> bytes:
        """The hash of the leaves from ``start``, where a perfect subtree begins, to ``end``."""
        width = end - start
        if width & (width - 1) == 0:
            level = width.bit_length() - 1
            return self._levels[level][start >> level]
        middle = start + _largest_power_below(width)
        return node_hash(self._hash(start, middle), self._hash(middle, end))


def includes(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether the path proves the leaf to stand at ``index`` under the root (RFC 9162 §2.1.3.2)."""
    if not 0 <= index < size:
        return False
    place, last, node = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            node = node_hash(sibling, node)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            node = node_hash(node, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and node == root


def extends(old: int, old_root: bytes, size: int, root: bytes, path: Sequence[bytes]) -> bool:
    """Whether the path proves that the tree grew from the older one (RFC 9162 §2.1.4.2).

    Every tree grows from the empty one, which needs no path.
    """
    if not 0 <= old <= size:
        return False
    if old == 0:
        return not path and old_root == EMPTY
    if old == size:
        return not path and old_root == root
    nodes = list(path)
    if old & (old - 1) == 0:
        nodes.insert(0, old_root)
    if not nodes:
        return False
    place, last = old - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    older = newer = nodes[0]
    for node in nodes[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            older, newer = node_hash(node, older), node_hash(node, newer)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            newer = node_hash(newer, node)
        place, last = place >> 1, last >> 1
    return last == 0 and older == old_root and newer == root


def _largest_power_below(width: int) -> int:
    """The largest power of two smaller than ``width`` (which is at least 2)."""
    return 1 << ((width - 1).bit_length() - 1)
