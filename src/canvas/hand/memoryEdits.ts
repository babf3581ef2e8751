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
  if (indices || JSON.stringify(next) !== JSON.stringify(memory)) store.edit({ ...scenario, memory: next }, gesture);
};

/** Remembers so many points: one undo step. */
export const rememberMany = (size: number): void => become({ size });

/** The hand lets go. */
export const endDrag = (): void => {
  drag = '';
  getStore().endGesture();
};

/** Remembers so many points while a hand drags; the whole drag is one undo step. */
export const dragSize = (size: number, done = false): void => {
  if (drag === '') drag = newGesture('memory panel');
  become({ size }, drag);
  if (done) endDrag();
};

/** Chooses by another rule, with its weights: one undo step. */
export const chooseRule = (rule: string, weights: NonNullable<ScenarioMemory['weights']>): void => become({ rule, weights });
