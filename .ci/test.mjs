/**
 * `npm test`: every check of the project, in order; `npm test -- types lint` runs only the stages named. A failed stage does not stop the
 * ones that do not need it. The last line counts the tests of Vitest and Playwright, and each other stage as one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ensureDependencies, findBrowser, root, tool } from './setup.mjs';

const reports = tool('.cache/reports');

/** Runs a tool of node_modules with its output on the terminal; true if it ended well. */
function run(path, args, environment = {}) {
  return (
    spawnSync(process.execPath, [tool(path), ...args], { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } }).status ===
    0
  );
}

const asOne = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });

/** Runs a test runner that writes a JSON report, and counts its tests; a run that fails without a failing test is one failure. */
function counted(name, runTests, count) {
  const report = join(reports, `${name}.json`);
  rmSync(report, { force: true });
  mkdirSync(reports, { recursive: true });
  const ok = runTests(report);
  const counts = existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : asOne(false);
  return ok || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const typescript = 'typescript/bin/tsc';

/** In order; `needs` names a stage without which this one has nothing to look at. */
const stages = [
  {
    name: 'types',
    title: 'Types: core with the language alone, adaptation, the whole project, tests of the first two',
    run: () => asOne(run(typescript, ['-b', '.', 'src/testing'])),
  },
  {
    name: 'lint',
    title: 'Lint and format',
    run: () => asOne(run('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.'])),
  },
  {
    name: 'boundaries',
    title: 'Boundaries: who imports whom',
    run: async () => {
      const { checkBoundaries } = await import('./boundaries.mjs');
      const { files, violations } = checkBoundaries(root);
      console.log(violations.length > 0 ? violations.join('\n') : `${files} files keep to their rooms.`);
      return asOne(violations.length === 0);
    },
  },
  {
    name: 'unit',
    title: 'Unit, property, oracle and parity tests (Vitest)',
    run: () =>
      counted(
        'unit',
        (report) => run('vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]),
        ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) => ({
          passed: numPassedTests,
          // A file that does not load has no tests to fail.
          failed: numFailedTests + testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length,
          skipped: numPendingTests + numTodoTests,
        }),
      ),
  },
  {
    name: 'build',
    title: 'Build',
    run: () => asOne(run('vite/bin/vite.js', ['build', '--logLevel', 'warn'])),
  },
  {
    name: 'budget',
    title: 'Size budget: the JavaScript loaded at start',
    needs: 'build',
    run: async () => {
      const { budgetTable, measureBudget } = await import('./budget.mjs');
      const budget = measureBudget(join(root, 'dist'));
      console.log([budgetTable(budget), ...budget.problems].join('\n'));
      return asOne(budget.problems.length === 0);
    },
  },
  {
    name: 'e2e',
    title: 'The page in a browser (Playwright)',
    needs: 'build',
    run: async () => {
      const environment = { CHROMIUM_PATH: await findBrowser(), E2E_PORT: String(await freePort()) };
      console.log(`Browser: ${environment.CHROMIUM_PATH}`);
      return counted(
        'e2e',
        (report) => run('@playwright/test/cli.js', ['test', '-c', 'e2e'], { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
        ({ stats, errors }) => ({
          passed: stats.expected,
          failed: stats.unexpected + stats.flaky + (stats.unexpected === 0 ? errors.length : 0),
          skipped: stats.skipped,
        }),
      );
    },
  },
];

/** Runs the stages named (all of them if none is) and returns the counts of each. */
async function runStages(names) {
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0)
    throw new Error(`There is no stage "${unknown[0]}"; the stages are ${stages.map(({ name }) => name).join(', ')}.`);
  ensureDependencies();
  const results = [];
  for (const stage of stages.filter(({ name }) => names.length === 0 || names.includes(name))) {
    console.log(`\n── ${stage.title}`);
    const started = performance.now();
    const missing = results.some(({ name, failed }) => name === stage.needs && failed > 0);
    if (missing) console.log(`Not run: it needs the ${stage.needs}, which failed.`);
    const counts = missing
      ? asOne(false)
      : await Promise.resolve()
          .then(stage.run)
          .catch((error) => {
            console.error(error.message);
            return asOne(false);
          });
    console.log(`── ${stage.name} ${counts.failed > 0 ? 'failed' : 'passed'} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    results.push({ name: stage.name, ...counts });
  }
  return results;
}

try {
  const results = await runStages(process.argv.slice(2));
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  const failures = results.filter(({ failed }) => failed > 0).map(({ name }) => name);
  if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}.`);
  console.log(`\n${total('passed')} passed, ${total('failed')} failed${total('skipped') > 0 ? `, ${total('skipped')} skipped` : ''}`);
  process.exitCode = failures.length > 0 ? 1 : 0;
} catch (error) {
  console.error(error.message);
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
}
