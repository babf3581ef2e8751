import { roundAlgorithms } from '../adaptation/sites/algorithms.ts';
import { merges } from '../adaptation/sites/merges.ts';
import { SPLITS } from '../adaptation/sites/split.ts';
import { fieldsOf, integer, list, number, oneOf, optional, type Read, required, ScenarioError, unique } from './check.ts';
import { limits } from './limits.ts';
import { anyInteger } from './readers.ts';
import type { Sites } from './types.ts';

const ids = (known: readonly { readonly id: string }[]): Read<string[]> =>
  unique(list('ids', oneOf(known.map(({ id }) => id))), (id) => id);

const options: Read<Record<string, number>> = (path, value) => {
  const known = new Map(
    roundAlgorithms.flatMap((algorithm) => algorithm.options.map((option) => [`${algorithm.id}.${option.id}`, option])),
  );
  const fields = fieldsOf(path, value, 'any');
  const read = (key: string): number => {
    const option = known.get(key);
    if (!option) throw new ScenarioError(`${path}['${key.slice(0, 60)}']: unknown option`);
    const { min, max } = option;
    return number(`a number from ${min} to ${max}`, min, max)(`${path}['${key}']`, fields.get(key));
  };
  return Object.fromEntries(fields.keys().map((key) => [key, read(key)]));
};

const rounds: Read<NonNullable<Sites['rounds']>> = (path, value) => {
  const fields = fieldsOf(path, value, ['algorithms', 'count', 'options']);
  return {
    algorithms: required(fields, 'algorithms', ids(roundAlgorithms)),
    count: required(fields, 'count', integer(1, limits.rounds)),
    ...optional(fields, 'options', options),
  };
};

/** Sites of n points. */
export const readSites =
  (points: number): Read<Sites> =>
  (path, value) => {
    const fields = fieldsOf(path, value, ['split', 'count', 'seed', 'of', 'merges', 'rounds']);
    const split = required(fields, 'split', oneOf(SPLITS));
    const count = required(fields, 'count', integer(2, limits.sites));
    const of = list('sites, one a point', integer(0, count - 1), points, points);
    return {
      split,
      count,
      ...optional(fields, 'seed', anyInteger),
      ...(split === 'given' ? { of: required(fields, 'of', of) } : optional(fields, 'of', of)),
      ...optional(fields, 'merges', ids(merges)),
      ...optional(fields, 'rounds', rounds),
    };
  };

/** { sites } to be spread into a scenario on other points: a cut that names each point of the old ones is left out. */
export const withoutGivenSites = (sites: Sites | undefined): { sites?: Sites } => (sites && !sites.of ? { sites } : {});
