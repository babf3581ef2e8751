import { expect, test } from 'vitest';
import { createReference } from '../engine/reference/reference.ts';
import { runnable } from '../scenario/ask.ts';
import { run } from '../scenario/run.ts';
import type { Scenario } from '../scenario/types.ts';
import { smallScenario } from '../testing/fakeStore.ts';
import study from './lessonFigures.worker.ts';

const reference = createReference();
const ask = (scenarios: readonly Scenario[], signal = new AbortController().signal) => {
  const shares: number[] = [];
  const report = (share: number): void => void shares.push(share);
  return study({ scenarios }, { engine: reference, reference, cache: {}, signal, report }).then((result) => ({ result, shares }));
};

test('the figures of each scenario are those of its run; one that cannot be run is null', async () => {
  const scenarios = [
    smallScenario(),
    smallScenario({ steps: [] }),
    smallScenario({ data: { preset: { id: 'none', count: 9, noise: 0, seed: 0 } } }),
  ];
  const { result, shares } = await ask(scenarios);
  expect(shares).toEqual([1 / 3, 2 / 3, 1]);
  expect(result[2]).toBeNull();
  scenarios.slice(0, 2).forEach((scenario, k) => {
    const { steps } = run(runnable(scenario)).results;
    const [wanted, found] = [steps[0]?.methods['k-prior'], result[k]?.steps[0]?.methods['k-prior']];
    expect(found).toEqual({ ...wanted, theta: null, logits: [], probes: [] });
    expect(found?.disagreement).not.toBeUndefined();
  });
});

test('it can be stopped', async () => {
  const stop = new AbortController();
  stop.abort();
  await expect(ask([smallScenario()], stop.signal)).rejects.toMatchObject({ name: 'AbortError' });
});
