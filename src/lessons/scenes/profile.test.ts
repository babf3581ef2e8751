import { expect, test, vi } from 'vitest';
import { type Profile, profilePositions } from '../../adaptation/lenses/profile.ts';
import { encodeLink } from '../../scenario/link.ts';
import { parseScenario } from '../../scenario/validate.ts';
import type { ProfileResult } from '../../studies/profile.ts';
import profile from '../../studies/profile.worker.ts';
import { studyTools } from '../../testing/studyTools.ts';
import type { Scene } from '../scene.ts';
import everything from './profile-everything.ts';
import network from './profile-network.ts';
import slopes from './profile-slopes.ts';

vi.setConfig({ testTimeout: 60_000 });

const profiled = ({ scenario }: Scene): Promise<ProfileResult> => profile({ scenario, step: 0 }, studyTools());

/** Height and slope of a curve at t, of the whole loss and less the prior's part. */
const at = ({ truth, prior, methods }: ProfileResult, id: string, t: number) => {
  const k = profilePositions().indexOf(t);
  const value = (of: Profile): number => of.values[k] ?? Number.NaN;
  const slope = (of: Profile): number => of.slopes[k] ?? Number.NaN;
  const own = id === 'truth' ? truth : (methods[id] as Profile);
  return { value: value(own), slope: slope(own), data: value(own) - value(prior) };
};
const pair = ({ value, slope }: { value: number; slope: number }): string => `${value.toFixed(1)} and ${slope.toFixed(1)}`;

test.each([slopes, everything, network])('$id is a valid scenario of its panel', (scene) => {
  expect(parseScenario(scene.scenario)).toStrictEqual(scene.scenario);
  expect(scene.scenario.title).toBe(scene.title);
  expect(encodeLink(scene.scenario)).not.toBeNull();
  expect(scene.panel).toBe('profile');
  expect(scene.scenario.methods).toContain(scene.scenario.view?.method);
});

test('at exact every method has its own picture of the past; at θ* all but replay’s are level', async () => {
  const result = await profiled(slopes);
  const [truth, prior, ewc, both] = ['truth', 'k-prior', 'ewc-diagonal', 'k-prior+ewc'].map((id) => at(result, id, 1)) as [
    ReturnType<typeof at>,
    ReturnType<typeof at>,
    ReturnType<typeof at>,
    ReturnType<typeof at>,
  ];
  expect(slopes.look).toContain(`risen by ${truth.value.toFixed(1)} nats, with slope ${truth.slope.toFixed(1)}`);
  expect(slopes.look).toContain(
    `too flat, ${pair(prior)}; EWC’s too steep, ${pair(ewc)}; with curvature beside it K-prior has ${pair(both)}`,
  );
  expect(prior.slope).toBeLessThan(truth.slope);
  expect(ewc.slope).toBeGreaterThan(truth.slope);
  for (const id of ['truth', 'k-prior', 'k-prior+ewc', 'ewc-diagonal']) expect(Math.abs(at(result, id, 0).slope)).toBeLessThan(1e-6);
  expect(at(result, 'replay', 0).slope).toBeLessThan(-1);
});

test('with everything in memory K-prior is the true curve; full EWC is below it at the end, and with less memory K-prior is', async () => {
  const result = await profiled(everything);
  const { truth, methods } = result;
  const apart = truth.values.map((value, k) => Math.abs(value - (methods['k-prior']?.values[k] ?? Number.NaN)));
  expect(Math.max(...apart)).toBeLessThan(1e-12);
  expect(everything.look).toContain('to 10⁻¹² nats');
  expect(everything.look).toContain(
    `the past loss is ${at(result, 'truth', 1.5).value.toFixed(1)} nats up, and EWC’s ${at(result, 'ewc-full', 1.5).value.toFixed(1)}`,
  );
  const heights: number[] = [];
  for (const size of [120, 48, 12]) {
    const scenario = { ...everything.scenario, memory: { ...everything.scenario.memory, size } };
    heights.push(at(await profiled({ ...everything, scenario }), 'k-prior', 1.5).value);
  }
  expect(heights).toEqual([...heights].sort((one, other) => other - one));
});

test('on a network the past data fit better at exact; K-prior with every point has them worse, centred replay as they are', async () => {
  const result = await profiled(network);
  const [truth, prior] = ['truth', 'k-prior'].map((id) => at(result, id, 1).data) as [number, number];
  expect(network.look).toContain(`the past data is ${(-truth).toFixed(1)} nats lower at exact`);
  expect(network.look).toContain(`has it ${prior.toFixed(1)} higher`);
  const { values } = result.methods['centred-replay'] as Profile;
  for (const [k, value] of values.entries()) expect(value).toBeCloseTo(result.truth.values[k] as number, 8);
});
