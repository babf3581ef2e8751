import type { RoundAlgorithm, RoundSettings } from './rounds.ts';

const files = import.meta.glob<{ default: RoundAlgorithm }>(['./algorithms/*.ts', '!./algorithms/*.test.ts'], { eager: true });

/** Every algorithm that goes round: one file each in `algorithms/`. */
export const roundAlgorithms: readonly RoundAlgorithm[] = Object.values(files)
  .map((file) => file.default)
  .sort((one, other) => one.place - other.place);

/** Settings of an algorithm for K sites, defaults filled in. Throws for an option that it does not have. */
export const roundSettings =
  ({ id, options }: RoundAlgorithm, given: Readonly<Record<string, number>>, sites: number): RoundSettings =>
  (option) => {
    const known = options.find((candidate) => candidate.id === option);
    if (!known) throw new Error(`roundSettings: ${id} has no option ${option}`);
    return given[`${id}.${option}`] ?? known.default(sites);
  };
