import type { Merge } from './merge.ts';

const files = import.meta.glob<{ default: Merge }>(['./merges/*.ts', '!./merges/*.test.ts'], { eager: true });

/** Every merge: one file each in `merges/`. */
export const merges: readonly Merge[] = Object.values(files)
  .map((file) => file.default)
  .sort((one, other) => one.place - other.place);
