import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { parseScenario } from '../scenario/validate.ts';
import { randomScenario } from '../testing/randomScenario.ts';
import { unexplained } from '../testing/reasons.ts';
import { main } from './headless.ts';

const IS_FULL = process.env.FULL !== undefined;
const COUNT = IS_FULL ? 2_000 : 60;
const MOST_SECONDS = 10;

vi.setConfig({ testTimeout: IS_FULL ? 3_600_000 : 60_000 });

test(`${COUNT} random scenarios end with figures, each null of them for a reason, in less than ${MOST_SECONDS} s of processor time`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-test-'));
  const file = join(folder, 'scenario.json');
  let printed = '';
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      printed += text;
      return true;
    }),
  );
  const problems: string[] = [];
  try {
    for (let seed = 0; seed < COUNT; seed++) {
      const scenario = randomScenario(seed, { small: !IS_FULL });
      expect(parseScenario(scenario), `seed ${seed}`).toEqual(scenario);
      writeFileSync(file, JSON.stringify(scenario));
      printed = '';
      const before = process.cpuUsage();
      const status = await main([file]);
      const { user, system } = process.cpuUsage(before);
      const seconds = (user + system) / 1e6;
      if (status !== 0) problems.push(`seed ${seed}: exit ${status}, ${printed.slice(0, 200)}`);
      else problems.push(...unexplained(scenario, JSON.parse(printed)).map((place) => `seed ${seed}: ${place} is null`));
      if (seconds > MOST_SECONDS) problems.push(`seed ${seed}: ${seconds.toFixed(1)} s`);
    }
  } finally {
    for (const spy of spies) spy.mockRestore();
    rmSync(folder, { recursive: true });
  }
  expect(problems).toEqual([]);
});
