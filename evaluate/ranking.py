"""How good rankings are: recall, MRR and NDCG of one ranking, and their means."""

from collections.abc import Collection, Mapping, Sequence
from math import log2
from statistics import fmean

DEPTHS = (1, 5, 10, 20)


def figures(ranking: Sequence[str], right: Collection[str]) -> dict[str, float]:
    """The figures of one ranking, each from 0 to 1. Raises ZeroDivisionError where nothing is right."""
    ranks = [place for place, one in enumerate(ranking, start=1) if one in right]
    found = {f"recall@{depth}": sum(rank <= depth for rank in ranks) / len(right) for depth in DEPTHS}
    gain = sum(1 / log2(rank + 1) for rank in ranks if rank <= 10)  # noqa: PLR2004 - NDCG@10
    best = sum(1 / log2(rank + 1) for rank in range(1, min(len(right), 10) + 1))
    return {
        **found,
        "any@10": float(found["recall@10"] > 0),
        "all@10": float(found["recall@10"] == 1),
        "MRR": 1 / ranks[0] if ranks else 0.0,
        "NDCG@10": gain / best,
    }


def means(rows: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The mean of each figure over some rankings."""
    return {name: fmean(row[name] for row in rows) for name in rows[0]} if rows else {}
