"""Where the nodes of a graph go: force-directed (Fruchterman and Reingold, "Graph Drawing by Force-directed Placement",
Software: Practice and Experience 21, 1991), with every node's first place drawn from its id.

So the same graph always looks the same, and a node that comes in or goes moves the others little: whoever had a place
begins there.
"""

import math
from collections.abc import Callable, Mapping
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from dossier.domain.connections import Connections
from dossier.export.connections.places import Places, Point

_ROUNDS, _FEWEST_ROUNDS = 300, 60
_BUDGET = 400_000_000
"""Pairs of nodes that are looked at in all, at most about: large graphs get fewer rounds."""
_WIDE = 1.4
"""Names are wide and windows, too: so is the graph."""
_TETHER = 3.0
"""How strongly nodes are held where they were, where most of the graph was there before."""
_LOOSER = 0.75
"""How much less a tie draws for each of the others that its ends have."""
_CLOSEST = 0.01
"""The square of the distance below which nodes are no nearer: those in one place are not thrown to the ends."""
_GRAVITY = 0.06
"""How strongly all is drawn to the middle, so that parts without a tie stay in sight."""


def lay_out(
    graph: Connections,
    before: Mapping[str, Point] | None = None,
    pinned: Mapping[str, Point] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Places:
    """A place for each node; about 1 lies between neighbours. `before` are places to begin from, `pinned` ones to keep.
    When `cancelled`, it is as far as it came."""
    ids = sorted(node.id for node in graph.nodes)
    if not ids:
        return {}
    known = {**(before or {}), **(pinned or {})}
    spread = math.sqrt(len(ids))
    at = np.array([known.get(id) or _first_place(id, spread) for id in ids], dtype=float)
    fixed = np.array([id in (pinned or {}) for id in ids])
    held = np.array([id in known for id in ids])
    changed = 2 * int(held.sum()) < len(ids)
    rounds = max(_FEWEST_ROUNDS, min(_ROUNDS, _BUDGET // max(1, len(ids) ** 2)))
    heat = spread * (0.25 if changed else 0.03)
    at[:, 0] /= _WIDE
    began, tether = at.copy(), 0.0 if changed else _TETHER
    ends, pull = _springs(graph, {id: n for n, id in enumerate(ids)})
    for turn in range(rounds):
        if cancelled():
            break
        progress(turn, rounds)
        move = _forces(at, ends, pull)
        move[held] -= tether * (at[held] - began[held])
        length = np.maximum(np.hypot(move[:, 0], move[:, 1]), 1e-9)
        limit = heat * (1 - turn / rounds) + 1e-3
        move *= (np.minimum(length, limit) / length)[:, None]
        move[fixed] = 0
        at += move
    at[:, 0] *= _WIDE
    return {id: (float(x), float(y)) for id, (x, y) in zip(ids, at, strict=True)}


def _first_place(id: str, spread: float) -> Point:
    """Within a disc, by the id alone."""
    digest = sha256(id.encode("utf-8", "replace")).digest()
    angle = int.from_bytes(digest[:8], "big") / 2**64 * math.tau
    far = math.sqrt(int.from_bytes(digest[8:16], "big") / 2**64) * spread
    return far * math.cos(angle), far * math.sin(angle)


def _springs(graph: Connections, numbers: Mapping[str, int]) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Pairs of nodes that are tied, each once, and how strongly: by the logarithm of what ties them, and less where
    both have many ties, or all that is tied closely would lie in one heap."""
    weights: dict[tuple[int, int], int] = {}
    for edge in graph.edges:
        pair = (numbers[edge.one], numbers[edge.other])
        weights[pair] = weights.get(pair, 0) + edge.statements
    ends = np.array(sorted(weights), dtype=np.intp).reshape(-1, 2)
    pull = np.array([1 + math.log2(weights[pair]) / 3 for pair in sorted(weights)], dtype=float)
    ties = np.bincount(ends.ravel(), minlength=len(numbers))
    fewer = np.minimum(ties[ends[:, 0]], ties[ends[:, 1]])
    return ends, pull / np.maximum(1, fewer) ** _LOOSER


def _forces(
    at: NDArray[np.float64], ends: NDArray[np.intp], pull: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Every node drives every other one away, by 1 through the distance; ties draw by its square."""
    push = _inverse_squares(at)
    move: NDArray[np.float64] = at * push.sum(axis=1)[:, None] - push @ at
    if len(ends):
        along = at[ends[:, 0]] - at[ends[:, 1]]
        drawn = along * (np.hypot(along[:, 0], along[:, 1]) * pull)[:, None]
        for axis in (0, 1):
            move[:, axis] += np.bincount(ends[:, 1], drawn[:, axis], len(at))
            move[:, axis] -= np.bincount(ends[:, 0], drawn[:, axis], len(at))
    move -= at * _GRAVITY * math.sqrt(len(at))
    return move


def _inverse_squares(at: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of the distances between all of them, in one matrix that is written over in place: it is large."""
    squares = np.einsum("ij,ij->i", at, at)
    apart = at @ at.T
    apart *= -2
    apart += squares[:, None]
    apart += squares[None, :]
    np.maximum(apart, _CLOSEST, out=apart)
    np.reciprocal(apart, out=apart)
    np.fill_diagonal(apart, 0)
    return apart
