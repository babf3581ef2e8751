/** Names of the tests that failed, 'file › title', from the JSON reports of Vitest and of Playwright. */
import { relative } from 'node:path';
import { root } from './setup.mjs';

/** A file that does not load has no tests to fail. */
export const isUnread = ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0;

/** Failed tests of a report of Vitest; a file that did not load stands for itself. */
export const failedUnits = ({ testResults }) =>
  testResults.flatMap((file) => {
    const name = relative(root, file.name);
    if (isUnread(file)) return [`${name} › did not load`];
    return file.assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => `${name} › ${fullName}`);
  });

/** Failed tests of a suite of Playwright's report, and of the suites within it. */
export const failedSpecs = ({ specs = [], suites = [] }) => [
  ...specs.filter(({ ok }) => !ok).map(({ file, title }) => `e2e/${file} › ${title}`),
  ...suites.flatMap(failedSpecs),
];
