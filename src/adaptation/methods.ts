import type { MethodDefinition } from './method.ts';

const files = import.meta.glob<{ default: MethodDefinition }>(['./methods/*.ts', '!./methods/*.test.ts'], { eager: true });

/** Every method: one file each in `methods/`. */
export const methods: readonly MethodDefinition[] = Object.values(files)
  .map((file) => file.default)
  .sort((one, other) => one.place - other.place);

/** The method of an id; throws for an id that is not one. */
export const methodById = (id: string): MethodDefinition => {
  const method = methods.find((candidate) => candidate.id === id);
  if (!method) throw new Error(`methodById: there is no method ${id}; use one of ${methods.map((known) => known.id).join(', ')}`);
  return method;
};
