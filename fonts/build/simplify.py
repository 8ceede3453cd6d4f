"""Fewest quadratic curves and lines that stay within a tolerance of a PostScript outline.

FandolFang was traced: many short curves where one would do. Fitting them anew halves the size of every embedded subset.
"""

import math

from fontTools.cu2qu import curve_to_quadratic

# A point is (x, y); a segment is (start, end) or (start, control, control, end).
SAMPLES_PER_SEGMENT = 6
LONGEST_RUN = 12
LINE = "line"


def simplify_contour(segments: list[tuple], tolerance: float) -> list[tuple]:
    """Segments (start, end) or (start, control…, end), the controls quadratic, that redraw a closed contour."""
    segments = _start_at_corner(segments)
    samples = [[_point_at(segment, step / SAMPLES_PER_SEGMENT) for step in range(SAMPLES_PER_SEGMENT)] for segment in segments]
    drawn = []
    first = 0
    while first < len(segments):
        last, fitted = _longest_fit(segments, samples, first, tolerance)
        drawn.append(fitted)
        first = last + 1
    return drawn


def _start_at_corner(segments: list[tuple]) -> list[tuple]:
    """Where the contour turns most, no curve would be merged with its neighbour anyway."""
    sharpest = max(range(len(segments)), key=lambda index: _turn(segments[index - 1], segments[index]))
    return segments[sharpest:] + segments[:sharpest]


def _turn(before: tuple, after: tuple) -> float:
    ax, ay = before[-1][0] - before[-2][0], before[-1][1] - before[-2][1]
    bx, by = after[1][0] - after[0][0], after[1][1] - after[0][1]
    return abs(math.atan2(ax * by - ay * bx, ax * bx + ay * by))


def _longest_fit(segments: list[tuple], samples: list[list], first: int, tolerance: float) -> tuple[int, tuple]:
    """The last segment that one line or curve from `first` can replace, and that line or curve."""
    best = None
    misses = 0
    for last in range(first, min(first + LONGEST_RUN, len(segments))):
        points = [point for run in samples[first : last + 1] for point in run] + [segments[last][-1]]
        fitted = _fit(points, tolerance)
        if fitted is None:
            misses += 1
            if misses > 1:
                break
            continue
        misses = 0
        start, end = points[0], points[-1]
        best = (last, (start, end) if fitted is LINE else (start, fitted, end))
    return best or (first, tuple(_rounded(point) for point in curve_to_quadratic(segments[first], tolerance)))


def _fit(points: list, tolerance: float):
    """LINE, or the control point of a quadratic, that passes all points within the tolerance; None where neither does."""
    start, end = points[0], points[-1]
    if start == end:
        return None
    if _lies_on_line(points, start, end, tolerance):
        return LINE
    parameters = _chord_lengths(points)
    for _ in range(3):
        control = _best_control(points, parameters, start, end)
        parameters, worst = _nearest(points, parameters, start, control, end)
        if worst <= tolerance and parameters == sorted(parameters):
            return control
        if worst > 8 * tolerance:
            return None
    return None


def _lies_on_line(points: list, start, end, tolerance: float) -> bool:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    for x, y in points:
        across = (x - start[0]) * dy - (y - start[1]) * dx
        along = (x - start[0]) * dx + (y - start[1]) * dy
        if abs(across) > tolerance * length or not -tolerance * length <= along <= length * (length + tolerance):
            return False
    return True


def _chord_lengths(points: list) -> list[float]:
    distances = [0.0]
    for before, after in zip(points, points[1:], strict=False):
        distances.append(distances[-1] + math.dist(before, after))
    return [distance / distances[-1] for distance in distances]


def _best_control(points: list, parameters: list[float], start, end) -> tuple[int, int]:
    """Least squares: the ends are given, so the control point is the only unknown."""
    weights = across = up = 0.0
    for (x, y), t in zip(points, parameters, strict=True):
        weight = 2 * (1 - t) * t
        weights += weight * weight
        across += weight * (x - (1 - t) ** 2 * start[0] - t * t * end[0])
        up += weight * (y - (1 - t) ** 2 * start[1] - t * t * end[1])
    return round(across / weights), round(up / weights)


def _nearest(points: list, parameters: list[float], start, control, end) -> tuple[list[float], float]:
    """For each point the parameter of the curve's nearest point, by two steps of Newton, and the greatest distance."""
    ax, ay = start[0] - 2 * control[0] + end[0], start[1] - 2 * control[1] + end[1]
    bx, by = 2 * (control[0] - start[0]), 2 * (control[1] - start[1])
    nearest = []
    worst = 0.0
    for (x, y), t in zip(points, parameters, strict=True):
        for _ in range(2):
            dx, dy = (ax * t + bx) * t + start[0] - x, (ay * t + by) * t + start[1] - y
            vx, vy = 2 * ax * t + bx, 2 * ay * t + by
            slope = vx * vx + vy * vy + 2 * (dx * ax + dy * ay)
            if abs(slope) > 1e-9:
                t = min(1.0, max(0.0, t - (dx * vx + dy * vy) / slope))
        worst = max(worst, math.hypot((ax * t + bx) * t + start[0] - x, (ay * t + by) * t + start[1] - y))
        nearest.append(t)
    return nearest, worst


def _point_at(segment: tuple, t: float) -> tuple[float, float]:
    s = 1 - t
    weights = (s, t) if len(segment) == 2 else (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
    return (
        sum(weight * point[0] for weight, point in zip(weights, segment, strict=True)),
        sum(weight * point[1] for weight, point in zip(weights, segment, strict=True)),
    )


def _rounded(point) -> tuple[int, int]:
    return round(point[0]), round(point[1])
