import type { Generator } from './generator.ts';

const modules = import.meta.glob<Generator>(['./generators/*.ts', '!./generators/*.test.ts'], { eager: true, import: 'default' });

/** Every preset, one file each in `generators/`, by id in alphabetical order. */
export const generators: ReadonlyMap<string, Generator> = new Map(
  Object.values(modules)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((generator) => [generator.id, generator]),
);
