import { expect, test } from 'vitest';
import { base, changes, posed, tried, undefinedFor, world } from '../../testing/methodSample.ts';
import { relativeDistance } from '../../testing/samples.ts';
import { baseOf } from '../../testing/sampleWorlds.ts';

test('is training from the start on the points after the change', () => {
  expect(undefinedFor('exact')).toEqual({});
  const { past } = posed('exact', changes.add);
  expect([...past.sites]).toEqual(world.rows.map((_, i) => i));
  expect([...past.b]).toEqual(world.rows.map(({ label }) => label));
  const afresh = baseOf({ ...world, rows: changes.remove.after });
  const { solution } = tried('exact', changes.remove);
  expect(relativeDistance(solution?.fit.theta ?? [], afresh.theta)).toBeLessThan(1e-8);
  expect(relativeDistance(solution?.fit.theta ?? [], base.theta)).toBeGreaterThan(1e-3);
});
