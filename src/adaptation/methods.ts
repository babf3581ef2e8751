import type { MethodDefinition } from './method.ts';

const files = import.meta.glob<{ default: MethodDefinition }>(['./methods/*.ts', '!./methods/*.test.ts'], { eager: true });

/** The order in menus; methods that it does not name follow, by id. */
const ORDER = [
  'exact',
  'k-prior',
  'k-prior+ewc',
  'ewc-diagonal',
  'ewc-full',
  'functional',
  'replay',
  'combined',
  'centred-replay',
  'weight-prior',
  'influence',
  'fine-tune',
  'keep-old',
];

const rank = ({ id }: MethodDefinition): number => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length);

/** Every method: one file each in `methods/`. */
export const methods: readonly MethodDefinition[] = Object.values(files)
  .map((file) => file.default)
  .sort((one, other) => rank(one) - rank(other) || (one.id < other.id ? -1 : 1));

/** The method of an id; throws for an id that is not one. */
export const methodById = (id: string): MethodDefinition => {
  const method = methods.find((candidate) => candidate.id === id);
  if (!method) throw new Error(`methodById: there is no method ${id}; use one of ${methods.map((known) => known.id).join(', ')}`);
  return method;
};
