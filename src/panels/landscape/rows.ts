import type { Row } from '../../chart/rows.ts';
import type { LandscapeResult, Place } from '../../studies/landscape.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { formatNumber } from '../../ui/format.ts';
import { methodMark } from '../../ui/methodMarks.ts';
import { inPlane, originName, placeName } from './words.ts';

/** A model, and where it stands. */
export interface ModelRow extends Row, Place {
  readonly isShown: boolean;
  /** In the table. */
  readonly name: string;
  readonly color: string;
}

/** All that is said of a place. */
export const placeSays = (place: Place, { method }: Pick<LandscapeResult, 'method'>): string => {
  const { id, x, y, outside, truth, reconstruction } = place;
  const heights =
    reconstruction === null
      ? `${formatNumber(truth)} nats`
      : `true ${formatNumber(truth)} nats, ${methodTitle(method)}’s ${formatNumber(reconstruction)}`;
  const beside = inPlane(place) ? 'in the plane' : `${formatNumber(outside)} outside`;
  return `${placeName(id)} at ${formatNumber(x)}, ${formatNumber(y)}, ${beside}: ${heights}`;
};

/** θ*, exact and the chosen method always; others while their lines are on. */
export const isShown = (id: string, { method }: Pick<LandscapeResult, 'method'>, hidden: readonly string[]): boolean =>
  id === 'exact' || id === method || !hidden.includes(id);

/** Every model; those whose lines are off stand in the table alone. */
export const modelRows = (result: LandscapeResult, hidden: readonly string[]): ModelRow[] =>
  result.places.map((place) => {
    const { id } = place;
    const shown = isShown(id, result, hidden);
    const isOrigin = id === 'theta-star';
    return {
      ...place,
      key: id,
      isShown: shown,
      name: isOrigin ? originName(result) : placeName(id),
      color: isOrigin ? 'var(--ink)' : methodMark(id).color,
      ...(shown && { says: placeSays(place, result) }),
      ...(!isOrigin && { method: id }),
    };
  });
