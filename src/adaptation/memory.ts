import type { MemoryRule } from './memoryRule.ts';

const files = import.meta.glob<{ default: MemoryRule }>(['./memory/*.ts', '!./memory/*.test.ts'], { eager: true });

/** Every memory rule: one file each in `memory/`. */
export const memoryRules: readonly MemoryRule[] = Object.values(files)
  .map((file) => file.default)
  .sort((one, other) => one.place - other.place);

/** The rule of an id; throws for an id that is not one. */
export const memoryRuleById = (id: string): MemoryRule => {
  const rule = memoryRules.find((candidate) => candidate.id === id);
  if (!rule) throw new Error(`memoryRuleById: there is no rule ${id}; use one of ${memoryRules.map((known) => known.id).join(', ')}`);
  return rule;
};
