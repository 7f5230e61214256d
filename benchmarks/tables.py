"""Plain tables for a terminal."""

from __future__ import annotations

from collections.abc import Sequence


def table(
    title: str, heads: Sequence[str], rows: Sequence[Sequence[object]], note: str = ""
) -> None:
    """Print rows under their heads; numbers to the right."""
    texts = [[cell(value) for value in row] for row in rows]
    lines = [list(heads), *texts]
    widths = [max(len(line[i]) for line in lines) for i in range(len(heads))]
    print(f"\n{title}")
    for k, line in enumerate(lines):
        parts = [
            text.ljust(width) if i == 0 else text.rjust(width)
            for i, (text, width) in enumerate(zip(line, widths, strict=True))
        ]
        print("  " + "  ".join(parts).rstrip())
        if k == 0:
            print("  " + "  ".join("-" * width for width in widths))
    if note:
        print(f"  {note}")


def cell(value: object) -> str:
    """A value as it stands in a table."""
    if value is None:
        return "-"
    if isinstance(value, float):
        return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return str(value)


def quantile(values: Sequence[float], share: float) -> float:
    """The value that `share` of the others do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
