import { join } from 'node:path';
import { expect, test } from 'vitest';
import { failedSpecs, failedUnits } from './failures.mjs';
import { root } from './setup.mjs';

test('what failed is named by file and title', () => {
  const testResults = [
    {
      name: join(root, 'src/a.test.ts'),
      status: 'failed',
      assertionResults: [
        { status: 'passed', fullName: 'holds' },
        { status: 'failed', fullName: 'does not hold' },
      ],
    },
    { name: join(root, 'src/b.test.ts'), status: 'failed', assertionResults: [] },
    { name: join(root, 'src/c.test.ts'), status: 'passed', assertionResults: [{ status: 'passed', fullName: 'holds' }] },
  ];
  expect(failedUnits({ testResults })).toEqual(['src/a.test.ts › does not hold', 'src/b.test.ts › did not load']);
  const inner = { specs: [{ ok: false, file: 'a.spec.ts', title: 'from a past' }] };
  expect(
    failedSpecs({
      specs: [
        { ok: true, file: 'a.spec.ts', title: 'opens' },
        { ok: false, file: 'a.spec.ts', title: 'closes' },
      ],
      suites: [inner],
    }),
  ).toEqual(['e2e/a.spec.ts › closes', 'e2e/a.spec.ts › from a past']);
});
