import { logPartition, mean } from '../../core/likelihoods.ts';
import type { BoundModel, Likelihood } from '../../core/model.ts';
import type { Objective } from '../../core/objective.ts';
import { times } from '../../core/precision.ts';
import { addTermCotangents, termValue } from '../../core/terms.ts';
import { addInto, addScaled, dot, norm, scale, subtract } from '../../core/vectors.ts';

/** θ(x, y) = θ₀ + x e₁ + y e₂ with e₁, e₂ orthonormal: a plane through the space of weights. */
export interface Plane {
  /** θ₀, length p. */
  readonly origin: Float64Array;
  /** e₁, length p. */
  readonly along: Float64Array;
  /** e₂, length p. */
  readonly across: Float64Array;
}

/** A direction that a plane may take, and what it leads to. */
export interface Direction {
  readonly id: string;
  readonly vector: Float64Array;
}

/** Less than this share of the longest direction is what rounding leaves of none. */
const NEGLIGIBLE = 1e-6;

/**
 * The plane through θ₀ that the first two independent directions span, by Gram and Schmidt, and the ids of the two: e₁ is the first, e₂
 * what the second has beside it. A direction that is zero, or lies on the line of the first, is passed over. Null where there are not two.
 */
export const planeThrough = (
  origin: Float64Array,
  directions: readonly Direction[],
): { readonly plane: Plane; readonly through: readonly [string, string] } | null => {
  const finite = directions.filter(({ vector }) => vector.every(Number.isFinite));
  const longest = Math.max(0, ...finite.map(({ vector }) => norm(vector)));
  let first: { id: string; unit: Float64Array } | null = null;
  for (const { id, vector } of finite) {
    const length = norm(vector);
    if (!(length > NEGLIGIBLE * longest)) continue;
    if (!first) {
      first = { id, unit: scale(1 / length, vector) };
      continue;
    }
    const beside = addScaled(vector, -dot(vector, first.unit), first.unit);
    if (!(norm(beside) > NEGLIGIBLE * longest)) continue;
    const unit = scale(1 / norm(beside), beside);
    // Once more, for the digits that the first time has lost.
    addInto(unit, -dot(unit, first.unit), first.unit);
    return { plane: { origin, along: first.unit, across: scale(1 / norm(unit), unit) }, through: [first.id, id] };
  }
  return null;
};

/** Foot (x, y) of θ on a plane, and its distance ‖θ − θ(x, y)‖ from it. */
export interface Foot {
  readonly x: number;
  readonly y: number;
  readonly outside: number;
}

/** The foot of θ on the plane: x = e₁ᵀ(θ − θ₀), y = e₂ᵀ(θ − θ₀). */
export const project = ({ origin, along, across }: Plane, theta: Float64Array): Foot => {
  const away = subtract(theta, origin);
  const x = dot(away, along);
  const y = dot(away, across);
  return { x, y, outside: norm(addScaled(addScaled(away, -x, along), -y, across)) };
};

/** θ(x, y), length p. */
export const lift = ({ origin, along, across }: Plane, x: number, y: number): Float64Array =>
  addScaled(addScaled(origin, x, along), y, across);

/**
 * F on a plane: its terms at the points as they are, and of ½ θᵀΛθ − ηᵀθ what is left of it there, so that a p × p matrix need not come
 * along: c + sᵀu + ½ uᵀBu with u = (x, y), and its gradient Λθ − η = q₀ + x q₁ + y q₂ in all p weights.
 */
export interface Restricted extends Pick<Objective, 'sites' | 'a' | 'b' | 'terms'> {
  readonly constant: number;
  readonly slope: readonly [number, number];
  /** B: xx, xy, yy. */
  readonly bend: readonly [number, number, number];
  /** q₀, q₁, q₂. */
  readonly pulls: readonly [Float64Array, Float64Array, Float64Array];
}

/** F restricted to a plane. */
export const restrict = ({ precision, linear, ...data }: Objective, { origin, along, across }: Plane): Restricted => {
  const pulled = times(precision, origin);
  const q0 = subtract(pulled, linear);
  const q1 = times(precision, along);
  const q2 = times(precision, across);
  return {
    ...data,
    constant: 0.5 * dot(origin, pulled) - dot(linear, origin),
    slope: [dot(q0, along), dot(q0, across)],
    bend: [dot(q1, along), dot(q1, across), dot(q2, across)],
    pulls: [q0, q1, q2],
  };
};

/** F(θ(x, y)) in nats, from the logits of all the points there (n × C, n as `sites` counts). */
export const valueOn = (
  { sites, a, b, terms = [], constant, slope, bend }: Restricted,
  likelihood: Likelihood,
  logits: Float64Array,
  outputs: number,
  x: number,
  y: number,
): number => {
  let value = constant + slope[0] * x + slope[1] * y + 0.5 * (bend[0] * x * x + 2 * bend[1] * x * y + bend[2] * y * y);
  for (let s = 0; s < sites.length; s++) {
    const at = sites[s] * outputs;
    const weight = a[s];
    if (weight !== 0) value += weight * logPartition(likelihood, logits, at, outputs);
    for (let c = 0; c < outputs; c++) value -= b[s * outputs + c] * logits[at + c];
  }
  for (const { site, term } of terms) value += termValue(term, likelihood, logits, sites[site] * outputs, outputs);
  return value;
};

/** ∇F(θ(x, y)) in all p weights; `bound` is the model at the sites of `restricted`, in their order. */
export const gradientOn = (
  { a, b, terms = [], pulls }: Restricted,
  bound: BoundModel,
  likelihood: Likelihood,
  plane: Plane,
  x: number,
  y: number,
): Float64Array => {
  const gradient = addScaled(addScaled(pulls[0], x, pulls[1]), y, pulls[2]);
  if (bound.count === 0) return gradient;
  const { logits, pullback } = bound.linearise(lift(plane, x, y));
  const outputs = logits.length / bound.count;
  const cotangents = mean(likelihood, logits, outputs);
  for (let k = 0; k < cotangents.length; k++) cotangents[k] = a[Math.floor(k / outputs)] * cotangents[k] - b[k];
  addTermCotangents(cotangents, terms, likelihood, logits, outputs);
  addInto(gradient, 1, pullback(cotangents));
  return gradient;
};

/** Projection (e₁ᵀg, e₂ᵀg) of a gradient on a plane, and its share ‖·‖ / ‖g‖ (null of a gradient that is zero). */
export const gradientInPlane = ({ along, across }: Plane, gradient: Float64Array): { x: number; y: number; share: number | null } => {
  const x = dot(gradient, along);
  const y = dot(gradient, across);
  const length = norm(gradient);
  return { x, y, share: length > 0 ? Math.min(1, Math.hypot(x, y) / length) : null };
};

/** A rectangle of a plane, in distances from θ₀ along e₁ and e₂. */
export interface Window {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

/**
 * The least rectangle of the given shape (width / height) around places of a plane, with `margin` of the larger side of their box on all
 * sides; a box without extent counts as one of `least`.
 */
export const windowAround = (
  places: readonly { readonly x: number; readonly y: number }[],
  aspect: number,
  margin: number,
  least: number,
): Window => {
  const xs = places.map(({ x }) => x);
  const ys = places.map(({ y }) => y);
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const side = Math.max(x1 - x0, y1 - y0, least);
  const height = Math.max(y1 - y0 + 2 * margin * side, (x1 - x0 + 2 * margin * side) / aspect);
  const [cx, cy] = [(x0 + x1) / 2, (y0 + y1) / 2];
  return { x0: cx - (height * aspect) / 2, x1: cx + (height * aspect) / 2, y0: cy - height / 2, y1: cy + height / 2 };
};
