import type { LandscapeResult, Place } from '../../studies/landscape.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { formatCosine, formatGain, formatNumber, formatPercent, formatRelativeError } from '../../ui/format.ts';
import { isAtRest, type Reading } from './reading.ts';

/** What the landscape says in words: its plane, its places, and the table behind it. */

/** A place is in the plane when what lies outside is this share of all the distances at most. */
const IN_PLANE = 1e-6;

export const inPlane = ({ outside, x, y }: Place): boolean => outside <= IN_PLANE * Math.max(1, Math.hypot(x, y));

/** A coordinate in the plane; 0 where it is what rounding leaves of it on the scale of the view. */
export const placeText = ({ window }: Pick<LandscapeResult, 'window'>, value: number): string =>
  formatNumber(Math.abs(value) < 1e-9 * (window.x1 - window.x0) ? 0 : value);

/** A model's name in a sentence. */
export const placeName = (id: string): string => (id === 'theta-star' ? 'θ*' : methodTitle(id));

/** Characters of a name beside a mark at most. */
const SHORT = 14;

/** A model's name beside its mark: its id where its title is long. */
export const shortName = (id: string): string => {
  const name = placeName(id);
  return id === 'exact' || name.length > SHORT ? id.replaceAll('-', ' ') : name;
};

const DIRECTIONS: Readonly<Record<string, string>> = {
  exact: 'exact retraining',
  gradient: 'the true past gradient at exact retraining',
};

const directionName = (id: string): string => DIRECTIONS[id] ?? (id.startsWith('weight ') ? id : methodTitle(id));

const ORIGINS: Readonly<Record<LandscapeResult['origin'], string>> = {
  'theta-star': 'θ*',
  carried: 'θ* in the weights of the new model',
  start: 'where training starts',
};

/** 'θ*', or what stands for it where the model is another one. */
export const originName = ({ origin }: Pick<LandscapeResult, 'origin'>): string => (origin === 'start' ? 'start' : 'θ*');

/** Why the plane is not the one that was asked for; null where it is. */
const instead = ({ method, through: [first, second], places }: LandscapeResult): string | null => {
  const moved = places.some(({ id, x, y }) => id === method && Math.hypot(x, y) > 0);
  if (first !== 'exact') return 'Exact retraining stays where it was, so other directions span the plane.';
  if (method === 'exact' || second === method || !places.some(({ id }) => id === method)) return null;
  return moved
    ? `${methodTitle(method)} lies on the line from θ* to exact retraining, so ${directionName(second)} spans the plane with it.`
    : `${methodTitle(method)} does not move, so ${directionName(second)} spans the plane with exact retraining.`;
};

/** Which plane it is, and how much lies outside of it, in one or two sentences. */
export const planeSentence = (result: LandscapeResult): string => {
  const [first, second] = result.through.map(directionName) as [string, string];
  const beside = result.places.filter((place) => place.id !== 'theta-star' && !inPlane(place)).map(({ outside }) => outside);
  const least = Math.min(...beside);
  const most = Math.max(...beside);
  const others =
    beside.length === 0
      ? 'All solutions lie in it.'
      : beside.length === 1
        ? `One solution lies ${formatNumber(most)} outside of it.`
        : `${beside.length} solutions lie ${formatNumber(least)} to ${formatNumber(most)} outside of it.`;
  return [`The plane through ${ORIGINS[result.origin]}, ${first} and ${second}.`, instead(result), others].filter(Boolean).join(' ');
};

/** How far a place lies outside the plane: '0.47, 81 % of its 0.58 from exact'. */
export const outsideWords = (place: Place): string => {
  if (inPlane(place)) return 'in the plane';
  const { outside, fromExact } = place;
  return `${formatNumber(outside)} outside the plane, ${formatPercent(outside / fromExact, 0)} of its ${formatNumber(fromExact)} from exact`;
};

/** What is drawn: 'past loss', or that with the change. */
export const lossName = ({ of }: Pick<LandscapeResult, 'of'>): string => (of === 'past' ? 'past loss' : 'loss with the change');

/** Names of the two axes: what lies at their far ends. */
export const axisNames = ({ through: [first, second] }: LandscapeResult): [string, string] => [
  first === 'exact' ? 'from θ* towards exact retraining' : `from θ* towards ${directionName(first)}`,
  second === 'gradient' ? 'across, along the true gradient' : `across, towards ${directionName(second)}`,
];

/** The sentence under the title. */
export const summaryOf = (result: LandscapeResult): string => {
  const { method, reconstruction, places, truth } = result;
  const chosen = places.find(({ id }) => id === method);
  const drawn = reconstruction
    ? `Solid contours: true ${lossName(result)}; dashed: ${methodTitle(method)}’s reconstruction, at the same heights above each one’s lowest in view.`
    : `Contours of the true ${lossName(result)} above its lowest in view.`;
  const gap = reconstruction ? Math.hypot(reconstruction.lowest.x - truth.lowest.x, reconstruction.lowest.y - truth.lowest.y) : 0;
  const valleys = reconstruction
    ? reconstruction.lowest.atRim
      ? ` The reconstruction falls on beyond the view.`
      : gap < 1e-3
        ? ' Both are lowest at the same place.'
        : ` Their lowest places are ${formatNumber(gap, 2)} apart.`
    : '';
  const lands =
    chosen && method !== 'exact' ? ` ${methodTitle(method)} lands ${formatNumber(chosen.fromExact)} from exact retraining.` : '';
  return `${drawn}${valleys}${lands}`;
};

/** Findings of the probe, in words. */
export const readingWords = (reading: Reading | null): string => {
  if (!reading) return 'Gradients are being computed.';
  const { comparison, trueNorm } = reading;
  if (!comparison) return `True gradient ${formatNumber(trueNorm)} nats per unit.`;
  if (comparison.relativeError === null)
    return `The true gradient is zero here, its reconstruction ${
      isAtRest(comparison.reconstructedNorm) ? 'too' : `${formatNumber(comparison.reconstructedNorm)} nats per unit`
    }.`;
  const { cosine, gain, relativeError } = comparison;
  return `True gradient ${formatNumber(trueNorm)} nats per unit; its reconstruction: cosine ${cosine === null ? 'not defined' : formatCosine(cosine)}, gain ${formatGain(gain)}, error ${formatRelativeError(relativeError)}.`;
};
