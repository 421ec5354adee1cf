"""Meshes: the few shapes that things are made of, in millimetres of their own, and how they become bodies in the world."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from synth.scene.body import Body

Points = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Mesh:
    """A shape without a picture: as a `synth.scene.body.Body`, with places as the shape has them, often mm."""

    points: Points
    triangles: NDArray[np.int32]
    normals: Points
    places: Points

    def placed(self, axes: Points, origin: Points) -> "Mesh":
        """The shape turned, its own x, y and z along the rows of ``axes``, and then shifted."""
        return Mesh(self.points @ axes + origin, self.triangles, self.normals @ axes, self.places)

    def on(self, places: Points) -> "Mesh":
        """The shape with its points elsewhere on the picture."""
        return Mesh(self.points, self.triangles, self.normals, places)

    def body(
        self, kind: str, albedo: NDArray[np.uint8], *, gloss: float, roughness: float, seen_from_behind: bool = False
    ) -> Body:
        """The body of this shape."""
        return Body(kind, self.points, self.triangles, self.normals, self.places, albedo, gloss, roughness, seen_from_behind)


def joined(meshes: tuple[Mesh, ...]) -> Mesh:
    """Several shapes as one."""
    starts = np.cumsum([0] + [len(mesh.points) for mesh in meshes[:-1]])
    return Mesh(
        np.concatenate([mesh.points for mesh in meshes]),
        np.concatenate([mesh.triangles + start for mesh, start in zip(meshes, starts, strict=True)]).astype(np.int32),
        np.concatenate([mesh.normals for mesh in meshes]),
        np.concatenate([mesh.places for mesh in meshes]),
    )


@cache
def strip_triangles(rows: int, columns: int) -> NDArray[np.int32]:
    """int32 (2 (rows - 1) (columns - 1), 3): triangles of a grid, counterclockwise where rows go up and columns to the right.

    >>> strip_triangles(2, 2).tolist()
    [[0, 1, 3], [0, 3, 2]]
    """
    corner = (np.arange(rows - 1)[:, None] * columns + np.arange(columns - 1)).reshape(-1, 1)
    pair = np.stack([corner + np.array([0, 1, columns + 1]), corner + np.array([0, columns + 1, columns])], axis=1)
    triangles = pair.reshape(-1, 3).astype(np.int32)
    triangles.setflags(write=False)
    return triangles


def gridded(points: Points, places: Points, *, around: bool = False, normals: Points | None = None) -> Mesh:
    """A grid of points (rows, columns, 3) as a smooth shape, seen from where rows go up and columns to the right.

    Args:
        places: float64 (rows, columns, 2).
        around: whether the last column stands where the first stands.
        normals: unit vectors as they are known; from the middle of the neighbours otherwise.
    """
    rows, columns = points.shape[:2]
    triangles = strip_triangles(rows, columns)
    if normals is None:
        normals = grid_normals(points, around=around)
    # Where a row is one point, half of the triangles beside it are none.
    kept = np.ones((rows - 1, columns - 1, 2), bool)
    kept[0, :, 0], kept[-1, :, 1] = np.ptp(points[0], axis=0).any(), np.ptp(points[-1], axis=0).any()
    return Mesh(points.reshape(-1, 3), triangles[kept.ravel()], normals.reshape(-1, 3), places.reshape(-1, 2))


def grid_normals(points: Points, *, around: bool = False) -> Points:
    """Unit normals (rows, columns, 3) of a grid whose rows go up and columns to the right, from neighbours and poles."""
    up, right = _steps(points), _steps(points.swapaxes(0, 1)).swapaxes(0, 1)
    if around:
        right[:, 0] = right[:, -1] = points[:, 1] - points[:, -2]
    normals = cross(right, up)
    length = np.linalg.norm(normals, axis=-1, keepdims=True)
    normals = normals / np.maximum(length, 1e-12)
    # Where a ring shrinks to a point, its normals are those of the middle of the ring beside it.
    for row, beside in ((0, 1), (-1, -2)):
        if length[row].max() < 1e-9:
            mean = normals[beside].mean(axis=0)
            towards = points[row].mean(axis=0) - points[beside].mean(axis=0)
            mean = mean if np.linalg.norm(mean) > 1e-9 else towards
            normals[row] = mean / np.linalg.norm(mean)
    return normals


def cross(one: Points, other: Points) -> Points:
    """The cross product of vectors (..., 3), four times as fast for a few hundred as NumPy's."""
    found = np.empty(np.broadcast_shapes(one.shape, other.shape))
    for axis, (left, right) in enumerate(((1, 2), (2, 0), (0, 1))):
        found[..., axis] = one[..., left] * other[..., right] - one[..., right] * other[..., left]
    return found


def _steps(points: Points) -> Points:
    """From the point before to the point after each along the first axis, from itself at the ends."""
    steps = np.empty_like(points)
    steps[1:-1] = points[2:] - points[:-2]
    steps[0], steps[-1] = points[1] - points[0], points[-1] - points[-2]
    return steps


def spun(profile: tuple[tuple[float, float], ...], sides: int) -> Mesh:
    """A shape turned around z, its edges sharp; its places are (share of the way around, mm along the profile).

    Args:
        profile: (radius, z) from the middle of its bottom outwards, up and back to the middle of its top.
    """
    ring = _ring(sides)
    corners = np.array(profile, np.float64)
    steps = np.diff(corners, axis=0)
    lengths = np.hypot(*steps.T)
    # A strip for each piece of the profile, of two rings of points.
    ends = np.stack([corners[:-1], corners[1:]], axis=1)[:, :, None]
    points = np.empty((len(steps), 2, sides + 1, 3))
    points[..., :2], points[..., 2] = ends[..., :1] * ring, ends[..., 1]
    normals = np.empty_like(points)
    slopes = steps[:, ::-1] * (1.0, -1.0) / lengths[:, None]
    normals[..., :2], normals[..., 2] = slopes[:, None, None, :1] * ring, slopes[:, None, None, 1]
    along = np.concatenate([[0.0], np.cumsum(lengths)])
    places = np.empty((*points.shape[:3], 2))
    places[..., 0] = np.linspace(0.0, 1.0, sides + 1)
    places[..., 1] = np.stack([along[:-1], along[1:]], axis=1)[..., None]
    pairs = strip_triangles(2, sides + 1).reshape(sides, 2, 3) + (2 * (sides + 1) * np.arange(len(steps)))[:, None, None, None]
    # Where a ring is one point, half of the triangles beside it are none.
    kept = np.broadcast_to((ends[:, :, 0, 0] > 0)[:, None], pairs.shape[:3])
    return Mesh(points.reshape(-1, 3), pairs[kept].astype(np.int32), normals.reshape(-1, 3), places.reshape(-1, 2))


def _ring(sides: int) -> Points:
    """Points of a circle of radius 1, float64 (sides + 1, 2), the last where the first is."""
    angle = np.linspace(0.0, 2 * np.pi, sides + 1)
    ring = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    ring[-1] = ring[0]
    return ring


def slab(outline: Points, height: float, rings: tuple[float, ...] = (1.0, 0.75, 0.5, 0.25, 0.0)) -> Mesh:
    """A plate with sharp edges from z = 0 to ``height``; its places are x and y.

    Args:
        outline: float64 (n, 2), counterclockwise seen from above, around the origin.
        rings: where its top has points, as shares of the outline, from it to the middle.
    """
    closed = np.concatenate([outline, outline[:1]])
    shares = np.array(rings)[:, None, None]
    flat = shares * closed
    faces = []
    for z, upwards in ((0.0, -1.0), (height, 1.0)):
        points = np.concatenate([flat, np.full((*flat.shape[:2], 1), z)], axis=-1)[:: 1 if upwards > 0 else -1]
        normal = np.broadcast_to(np.array([0.0, 0.0, upwards]), points.shape).copy()
        faces.append(gridded(points, points[..., :2], normals=normal))
    wall = np.stack([np.c_[closed, np.zeros(len(closed))], np.c_[closed, np.full(len(closed), height)]])
    return joined((faces[0], gridded(wall, np.stack([closed, closed]), around=True), faces[1]))


def bar(left: Points, right: Points, height: float) -> Mesh:
    """A plate with sharp edges from z = 0 to ``height`` between two lines (n, 2) that run up; its places are x and y."""
    flat = np.stack([left, right], axis=1)
    faces = []
    for z, upwards in ((0.0, -1.0), (height, 1.0)):
        points = np.concatenate([flat, np.full((*flat.shape[:2], 1), z)], axis=-1)[:: 1 if upwards > 0 else -1]
        faces.append(gridded(points, points[..., :2], normals=np.broadcast_to([0.0, 0.0, upwards], points.shape).copy()))
    around = np.concatenate([right, left[::-1], right[:1]])
    wall = np.stack([np.c_[around, np.zeros(len(around))], np.c_[around, np.full(len(around), height)]])
    return joined((*faces, gridded(wall, np.stack([around, around]), around=True)))


def rounded_outline(width: float, height: float, radius: float, corner: int = 5) -> Points:
    """A rectangle with round corners around the origin, float64 (4 corner, 2), counterclockwise.

    >>> rounded_outline(4.0, 2.0, 0.5, 2).round(9).tolist()[:2]
    [[2.0, 0.5], [1.5, 1.0]]
    """
    middle = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]]) * (width / 2 - radius, height / 2 - radius)
    angle = np.linspace(0.0, np.pi / 2, corner) + np.arange(4)[:, None] * np.pi / 2
    return (middle[:, None] + radius * np.stack([np.cos(angle), np.sin(angle)], axis=-1)).reshape(-1, 2)


def subdivided(outline: Points, longest: float) -> Points:
    """The outline with points between those that lie further apart.

    >>> subdivided(np.array([[0.0, 0.0], [4.0, 0.0], [4.0, 1.0]]), 2.5).tolist()
    [[0.0, 0.0], [2.0, 0.0], [4.0, 0.0], [4.0, 1.0], [2.0, 0.5]]
    """
    parts = []
    for start, end in zip(outline, np.roll(outline, -1, axis=0), strict=True):
        count = max(int(np.ceil(np.linalg.norm(end - start) / longest)), 1)
        parts.append(start + np.arange(count)[:, None] / count * (end - start))
    return np.concatenate(parts)
