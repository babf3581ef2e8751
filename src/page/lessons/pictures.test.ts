import { expect, test } from 'vitest';
import { boundaryOf } from '../../canvas/map/boundaries.ts';
import { scenes } from '../../lessons/scenes.ts';
import { runnable } from '../../scenario/ask.ts';
import type { Scenario } from '../../scenario/types.ts';
import { createRunner } from '../../studies/experimentRunner.ts';
import { pictureDots, pictureFrame, pictureMethod } from './scenePicture.ts';

/** Boundaries of exact retraining and of the scene's method after its last change. */
const linesOf = async (scenario: Scenario): Promise<{ exact: string; method: string }> => {
  const method = pictureMethod(scenario);
  const asked = runnable({ ...scenario, methods: [...new Set(['exact', method])] });
  const frame = pictureFrame(scenario);
  const view = { step: asked.steps.length - 1, domain: frame.domain, resolution: 32 };
  const { maps } = await createRunner({}).run({ scenario: asked, view });
  if (!maps) throw new Error(`no maps of "${scenario.title}"`);
  const line = (id: string): string => boundaryOf(maps, maps.methods[id] as Float32Array, frame, 0).path;
  return { exact: line('exact'), method: line(method) };
};

test('the small pictures of the scenes are those that their scenarios give', async () => {
  const made: Record<string, { exact: string; method: string }> = {};
  for (const { id, scenario } of scenes) made[id] = await linesOf(scenario);
  for (const { exact, method } of Object.values(made)) {
    expect(exact).toMatch(/^M/);
    expect(method).toMatch(/^M/);
  }
  await expect(`${JSON.stringify(made, null, 2)}\n`).toMatchFileSnapshot('pictures.json');
}, 120_000);

test('the dots are those of the past, thinned, and all the new ones', () => {
  const dots = pictureDots((scenes.find(({ id }) => id === 'gradient-replay') as (typeof scenes)[number]).scenario);
  const count = (isNew: boolean) => dots.filter((one) => one.isNew === isNew).flatMap(({ d }) => d.match(/M/g) ?? []).length;
  expect(count(false)).toBe(120);
  expect(count(true)).toBe(12);
  expect(dots.map(({ label }) => label)).toEqual([0, 1, 1]);
});
