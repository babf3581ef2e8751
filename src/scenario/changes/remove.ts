import { defineChange } from '../change.ts';
import { ScenarioError } from '../check.ts';
import { indices } from '../readers.ts';

interface Remove {
  kind: 'remove';
  indices: number[];
}

declare module '../types.ts' {
  interface Changes {
    remove: Remove;
  }
}

/** Points that go; the others close up. */
export default defineChange<Remove>({
  kind: 'remove',
  order: 2,
  tab: { label: 'Delete', tool: 'erase' },
  field: 'indices',
  read:
    ({ count }) =>
    (path, value) => {
      const removed = indices(count)(path, value);
      if (removed.length === count) throw new ScenarioError(`${path}: expected at least one point to remain, got all ${count}`);
      return removed;
    },
  does: (step) => ({ removed: step.indices }),
  renumber: (step, at) => {
    const left = step.indices.map(at).filter((index) => index >= 0);
    return left.length === 0 ? null : { kind: 'remove', indices: left };
  },
});
