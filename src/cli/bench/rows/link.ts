import { createRandom } from '../../../core/random.ts';
import { decodeLink, encodeLink, linkDefaults } from '../../../scenario/link.ts';
import { heavyLinks } from '../heavyLinks.ts';
import type { Row } from '../row.ts';

const POINTS = 5000;
const DAMAGED = 500;
/** Reads of each hash, of which the quickest counts: the others were held up by something else. */
const ATTEMPTS = 3;

const readMs = (hash: string, attempts: number): number => {
  let best = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const started = performance.now();
    decodeLink(hash);
    best = Math.min(best, performance.now() - started);
  }
  return best;
};

/** The slowest reading among a link of many points, what is left of it when it is cut, or changed by a character, and links made to be slow. */
export const link: Row = async ({ quick }) => {
  const random = createRandom(11);
  const points = Array.from({ length: POINTS }, () => [random.normal(), random.normal(), random.integer(2)]);
  const whole = encodeLink({ ...linkDefaults, data: { points } });
  if (!whole) throw new Error(`link: ${POINTS} points make none`);
  const read = decodeLink(whole);
  if (read.outcome !== 'ok' || read.scenario.data.points?.length !== POINTS) throw new Error('link: the whole one was not read');
  const damage = (): string => {
    const at = random.integer(whole.length);
    return random.integer(2) === 0 ? whole.slice(0, at) : `${whole.slice(0, at)}${random.integer(10)}${whole.slice(at + 1)}`;
  };
  const heavy = heavyLinks.map(([, hash]) => hash);
  const hashes = [whole, ...heavy, ...Array.from({ length: quick ? 5 : DAMAGED }, damage)];
  const value = Math.max(...hashes.map((hash) => readMs(hash, quick ? 1 : ATTEMPTS)));
  return {
    measurements: [{ name: 'link', engine: 'reference', points: POINTS, parameters: 0, models: 0, value, unit: 'ms' }],
    notes: [],
  };
};
