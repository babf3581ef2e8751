import { expect, test } from 'vitest';
import { FIGURES } from '../../scenario/figures.ts';
import { run } from '../../scenario/run.ts';
import type { MethodResults } from '../../scenario/types.ts';
import { scenarioAt } from '../lesson.ts';
import { isScene, type Scene } from '../scene.ts';
import examples from '../scenes/training-examples.ts';
import stopping from '../scenes/training-stopping.ts';
import lesson from './what-it-saves.ts';

/** The scene whose test trains the methods of a step, and the step's text. */
const sayOf = (id: string, scene: Scene): string => {
  const at = lesson.steps.findIndex((step) => step.id === id);
  expect(isScene(scene, { ...scenarioAt(lesson, at), title: scene.title })).toBe(true);
  return lesson.steps[at]?.say ?? '';
};

test('the examples that are touched are those that the scene’s test counts', () => {
  const say = sayOf('examples', examples);
  const { cost } = FIGURES;
  const { methods = {} } = run(examples.scenario).results.steps[0] ?? {};
  const steps = [['k-prior+ewc', 1488] as const, ['exact', 56_672] as const].map(
    ([id, touched]) => touched / (cost.value(methods[id] as MethodResults) ?? 0),
  );
  expect(steps).toEqual([24, 56]);
  expect(lesson.steps.find(({ id }) => id === 'steps')?.say).toMatch(/after 24 steps, exact retraining after 56\./);
  for (const count of ['1,488', '56,672', '299,552']) {
    expect(say).toContain(`after ${count}`);
    expect(examples.look).toContain(`after ${count}`);
  }
});

test('replay stopped early differs as the scene’s test says', () => {
  const say = sayOf('stopped', stopping);
  for (const text of [say, stopping.look]) expect(text).toMatch(/After 36 steps replay differs from exact on 3\.6\s%/);
});
