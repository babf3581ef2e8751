import { contourThrough, type Place } from './paths.ts';

/** A closed ring x0, y0, x1, y1, … whose last point is its first. Node (c, r) lies at (c + ½, r + ½), the rim at 0 and R. */
export type Ring = Float64Array;

/**
 * Where a contour leaves each cell of four nodes, by which of them are inside (1: lower left, 2: lower right, 4: upper right, 8: upper
 * left), as pairs from edge to edge (0: bottom, 1: right, 2: top, 3: left) with the inside to the left. Diagonal corners stay apart.
 */
const TURNS: readonly (readonly number[])[] = [
  [], [0, 3], [1, 0], [1, 3], [2, 1], [0, 3, 2, 1], [2, 0], [2, 3],
  [3, 2], [0, 2], [1, 0, 3, 2], [1, 2], [3, 1], [0, 1], [3, 0], [],
]; // biome-ignore format: one entry a case

/** Share of the way from a to b at which the field is 0; half-way where numbers do not say. */
const crossing = (a: number, b: number): number => {
  const share = a / (a - b);
  return share >= 0 && share <= 1 ? share : 0.5;
};

/**
 * Rings around the region where `field` > 0 (R × R nodes, bottom row first), linear between the nodes; along the rim where the region
 * reaches it. NaN counts as outside. Marching squares: every crossed edge of the grid knows the next one.
 */
export const ringsAbove = (field: Float32Array, resolution: number): Ring[] => {
  const across = resolution + 1;
  // Edges between horizontal neighbours first: (c, r) lies between the nodes c − 1 and c of row r; then between vertical ones.
  const vertical = across * resolution;
  const next = new Int32Array(2 * vertical).fill(-1);
  const started: number[] = [];
  const edge = new Int32Array(4);
  for (let j = 0; j <= resolution; j++) {
    const below = (j - 1) * resolution;
    const above = j * resolution;
    // The two corners on the right of a cell are those on the left of the following one.
    let lower = 0;
    let upper = 0;
    for (let i = 0; i <= resolution; i++) {
      const lowerRight = j > 0 && i < resolution && (field[below + i] as number) > 0 ? 1 : 0;
      const upperRight = j < resolution && i < resolution && (field[above + i] as number) > 0 ? 1 : 0;
      const corners = lower | (lowerRight << 1) | (upperRight << 2) | (upper << 3);
      lower = lowerRight;
      upper = upperRight;
      if (corners === 0 || corners === 15) continue;
      edge[0] = (j - 1) * across + i;
      edge[1] = vertical + j * resolution + i;
      edge[2] = j * across + i;
      edge[3] = vertical + j * resolution + i - 1;
      const turns = TURNS[corners] as readonly number[];
      for (let k = 0; k < turns.length; k += 2) {
        const from = edge[turns[k] as number] as number;
        next[from] = edge[turns[k + 1] as number] as number;
        started.push(from);
      }
    }
  }

  const rings: Ring[] = [];
  for (const start of started) {
    if (next[start] === -1) continue;
    const points: number[] = [];
    for (let at = start; ; ) {
      if (at < vertical) {
        const r = Math.floor(at / across);
        const c = at - r * across;
        const rim = c === 0 || c === resolution;
        const node = r * resolution + c;
        points.push(rim ? c : c - 0.5 + crossing(field[node - 1] as number, field[node] as number), r + 0.5);
      } else {
        const r = Math.floor((at - vertical) / resolution);
        const c = at - vertical - r * resolution;
        const rim = r === 0 || r === resolution;
        const node = r * resolution + c;
        points.push(c + 0.5, rim ? r : r - 0.5 + crossing(field[node - resolution] as number, field[node] as number));
      }
      const following = next[at] as number;
      next[at] = -1;
      if (following === -1) break;
      at = following;
    }
    rings.push(Float64Array.from(points));
  }
  return rings;
};

/** x0, y0, x1, y1, … in the unit square of the grid, y upwards. */
export type Polyline = Float64Array;

/** Points `from`, …, `from + count − 1` of a ring, counted around it, in the unit square. */
const toUnit = (ring: Ring, from: number, count: number, resolution: number): Polyline => {
  const round = ring.length / 2 - 1;
  const line = new Float64Array(2 * count);
  for (let k = 0; k < count; k++) {
    const at = 2 * ((from + k) % round);
    line[2 * k] = ((ring[at] as number) - 0.5) / (resolution - 1);
    line[2 * k + 1] = ((ring[at + 1] as number) - 0.5) / (resolution - 1);
  }
  return line;
};

/** A ring in the unit square. */
export const wholeRing = (ring: Ring, resolution: number): Polyline => toUnit(ring, 0, ring.length / 2, resolution);

/** A ring without the vertices that `dropped` names, in the unit square: one closed line, or the open pieces that are left. */
export const piecesOf = (ring: Ring, dropped: (x: number, y: number) => boolean, resolution: number): Polyline[] => {
  const round = ring.length / 2 - 1;
  const gone = (k: number): boolean => dropped(ring[2 * (k % round)] as number, ring[2 * (k % round) + 1] as number);
  let start = 0;
  while (start < round && !gone(start)) start++;
  if (start === round) return [wholeRing(ring, resolution)];
  const pieces: Polyline[] = [];
  for (let k = 1, length = 0; k <= round; k++) {
    if (!gone(start + k)) length++;
    else {
      if (length > 1) pieces.push(toUnit(ring, start + k - length, length, resolution));
      length = 0;
    }
  }
  return pieces;
};

/** A vertex lies on the rim, where no contour runs. */
export const onRim = (x: number, y: number, resolution: number): boolean => x <= 0 || y <= 0 || x >= resolution || y >= resolution;

/** The lines on which R × R heights (bottom row first) have a level: without the rim. */
export const linesAt = (heights: ArrayLike<number>, resolution: number, level: number): Polyline[] => {
  const above = Float32Array.from(heights, (height) => height - level);
  return ringsAbove(above, resolution).flatMap((ring) => piecesOf(ring, (x, y) => onRim(x, y, resolution), resolution));
};

/** Rings around the region that lies lower than a level, along the rim where it reaches that; filled by the even-odd rule. */
export const ringsBelow = (heights: ArrayLike<number>, resolution: number, level: number): Polyline[] =>
  ringsAbove(
    Float32Array.from(heights, (height) => level - height),
    resolution,
  ).map((ring) => wholeRing(ring, resolution));

/** The vertices of a line where `place` puts those of the unit square. */
export const placesAlong = (line: Polyline, place: (u: number, v: number) => Place): Place[] =>
  Array.from({ length: line.length / 2 }, (_, k) => place(line[2 * k] as number, line[2 * k + 1] as number));

/** An SVG path of lines where `place` puts their vertices. */
export const pathOf = (lines: readonly Polyline[], place: (u: number, v: number) => Place): string =>
  lines.map((line) => contourThrough(placesAlong(line, place))).join('');
