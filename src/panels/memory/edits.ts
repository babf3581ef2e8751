import type { ScenarioMemory } from '../../scenario/types.ts';
import { newGesture } from '../../ui/gesture.ts';
import { getStore } from '../../ui/useStore.ts';

let drag = '';

const become = (part: Partial<ScenarioMemory>, gesture?: string): void => {
  const store = getStore();
  const { scenario } = store.getState();
  // What was picked by hand gives way to a rule and a size.
  const { indices, ...memory } = scenario.memory;
  const next = { ...memory, ...part };
  const same = !indices && JSON.stringify({ ...memory, ...part }) === JSON.stringify(memory);
  if (!same) store.edit({ ...scenario, memory: next }, gesture);
};

/** Remembers so many points: one undo step. */
export const rememberMany = (size: number): void => become({ size });

/** Remembers so many points while a hand drags; the whole drag is one undo step. */
export const dragSize = (size: number, done: boolean): void => {
  if (drag === '') drag = newGesture('memory panel');
  become({ size }, drag);
  if (!done) return;
  drag = '';
  getStore().endGesture();
};

/** Chooses by another rule, with its weights: one undo step. */
export const chooseRule = (rule: string, weights: NonNullable<ScenarioMemory['weights']>): void => become({ rule, weights });
