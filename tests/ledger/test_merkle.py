from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.ledger.merkle import EMPTY, Frontier, Tree, extends, includes, leaf_hash, node_hash

# The vectors of the Certificate Transparency project (merkletree/merkle_tree_test.cc).
INPUTS = [
    bytes.fromhex(line)
    for line in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
INCLUSION = {
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (5, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
}
CONSISTENCY = {
    (1, 8): INCLUSION[0, 8],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
    (8, 8): [],
}

SIZES = st.integers(1, 130)


def leaves_of(size: int) -> list[bytes]:
    return [leaf_hash(str(number).encode()) for number in range(size)]


def defined(leaves: list[bytes]) -> bytes:
    """RFC 6962 §2.1, word for word."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return node_hash(defined(leaves[:k]), defined(leaves[k:]))


def grown(leaves: list[bytes]) -> Frontier:
    edge = Frontier()
    for leaf in leaves:
        edge = edge.append(leaf)
    return edge


@pytest.mark.parametrize("size", range(9))
def test_published_roots(size: int) -> None:
    leaves = [leaf_hash(line) for line in INPUTS[:size]]
    assert grown(leaves).root().hex() == Tree(leaves).root().hex() == ROOTS[size]


@pytest.mark.parametrize(("index", "size"), INCLUSION)
def test_published_inclusion_proofs(index: int, size: int) -> None:
    path = Tree([leaf_hash(line) for line in INPUTS]).inclusion(index, size)
    assert [node.hex() for node in path] == INCLUSION[index, size]


@pytest.mark.parametrize(("old", "size"), CONSISTENCY)
def test_published_consistency_proofs(old: int, size: int) -> None:
    path = Tree([leaf_hash(line) for line in INPUTS]).consistency(old, size)
    assert [node.hex() for node in path] == CONSISTENCY[old, size]


@given(SIZES, st.data())
def test_root_is_as_defined(size: int, data: st.DataObject) -> None:
    leaves = leaves_of(size)
    part = data.draw(st.integers(0, size))
    assert grown(leaves[:part]).root() == Tree(leaves).root(part) == defined(leaves[:part])


@given(SIZES)
def test_frontier_is_kept_and_read_back(size: int) -> None:
    edge = grown(leaves_of(size))
    assert Frontier.from_bytes(size, edge.to_bytes()) == edge
    with pytest.raises(ValueError, match="perfect"):
        Frontier.from_bytes(size, edge.to_bytes()[:-1])


@given(SIZES, st.data())
def test_every_leaf_is_proven_and_only_in_its_place(size: int, data: st.DataObject) -> None:
    leaves = leaves_of(size)
    index = data.draw(st.integers(0, size - 1))
    tree = Tree(leaves)
    path = tree.inclusion(index)
    assert includes(leaves[index], index, size, path, tree.root())
    other = data.draw(st.integers(0, size - 1).filter(lambda at: at != index) | st.just(size))
    assert not includes(leaves[index], other, size, path, tree.root())
    assert not includes(leaf_hash(b"another"), index, size, path, tree.root())
    assert not includes(leaves[index], index, size, [*path, EMPTY], tree.root())
    assert not includes(leaves[index], index, size, path, EMPTY)
    if path:
        assert not includes(leaves[index], index, size, path[:-1], tree.root())


@given(SIZES, st.data())
def test_every_prefix_is_proven_and_nothing_else(size: int, data: st.DataObject) -> None:
    leaves = leaves_of(size)
    old = data.draw(st.integers(1, size))
    tree, older = Tree(leaves), defined(leaves[:old])
    path = tree.consistency(old)
    assert extends(old, older, size, tree.root(), path)
    assert not extends(old, EMPTY, size, tree.root(), path)
    assert not extends(old, older, size, EMPTY, path)
    assert not extends(old, older, size, tree.root(), [*path, EMPTY])
    if path:
        assert not extends(old, older, size, tree.root(), path[:-1])
        assert not extends(old, older, size, tree.root(), [leaf_hash(b"x"), *path[1:]])


def test_every_tree_grows_from_none() -> None:
    assert extends(0, EMPTY, 3, Tree(leaves_of(3)).root(), [])
    assert not extends(0, leaf_hash(b""), 3, Tree(leaves_of(3)).root(), [])


@pytest.mark.parametrize("ask", ["inclusion", "consistency", "root"])
def test_more_leaves_than_there_are_cannot_be_asked_for(ask: str) -> None:
    tree = Tree(leaves_of(3))
    with pytest.raises(ValueError, match="3"):
        getattr(tree, ask)(*([4] if ask == "root" else [1, 4]))
