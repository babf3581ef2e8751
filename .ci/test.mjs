/**
 * `npm test`: every check of the project; `npm test -- types lint` runs only the stages named. A failed stage does not stop the ones that do
 * not need it. The last line counts the tests of Vitest and Playwright, and each other stage as one. FULL=1 runs the long fuzzes whole.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { failedSpecs, failedUnits, isUnread } from './failures.mjs';
import { ensureDependencies, findBrowser, root, tool } from './setup.mjs';

const reports = tool('.cache/reports');

/** A tool keeps its colours although its output goes through here. */
const colours = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};

/** Runs a tool of node_modules; what it writes is said. Resolves to true if it ended well. */
const run = (say, path, args, environment = {}) =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, ...colours, ...environment };
    const child = spawn(process.execPath, [tool(path), ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env });
    child.stdout.on('data', say);
    child.stderr.on('data', say);
    child.on('error', reject).on('close', (code) => resolve(code === 0));
  });

const asOne = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });

/** Runs a test runner that writes a JSON report, counts its tests, and names those that failed; a run that fails without a failing test is one failure. */
async function counted(name, runTests, { count, failed }) {
  const report = join(reports, `${name}.json`);
  rmSync(report, { force: true });
  mkdirSync(reports, { recursive: true });
  const ok = await runTests(report);
  if (!existsSync(report)) return asOne(false);
  const written = JSON.parse(readFileSync(report, 'utf8'));
  const counts = { ...count(written), names: failed(written) };
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

/** `needs` names a stage without which this one has nothing to look at. */
const types = {
  name: 'types',
  title: 'Types: core with the language alone, adaptation, the whole project, tests of the first two',
  run: async (say) => asOne(await run(say, typescript, ['-b', '.', 'src/testing'])),
};

const lint = {
  name: 'lint',
  title: 'Lint and format',
  run: async (say) => asOne(await run(say, '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.'])),
};

const boundaries = {
  name: 'boundaries',
  title: 'Boundaries: who imports whom',
  run: async (say) => {
    const { checkBoundaries } = await import('./boundaries.mjs');
    const { files, violations } = checkBoundaries(root);
    say(violations.length > 0 ? `${violations.join('\n')}\n` : `${files} files keep to their rooms.\n`);
    return asOne(violations.length === 0);
  },
};

const build = {
  name: 'build',
  title: 'Build',
  run: async (say) => asOne(await run(say, 'vite/bin/vite.js', ['build', '--logLevel', 'warn'])),
};

const budget = {
  name: 'budget',
  title: 'Size budget: the JavaScript loaded at start',
  needs: 'build',
  run: async (say) => {
    const { budgetTable, measureBudget } = await import('./budget.mjs');
    const measured = measureBudget(join(root, 'dist'));
    say(`${[budgetTable(measured), ...measured.problems].join('\n')}\n`);
    return asOne(measured.problems.length === 0);
  },
};

const unit = {
  name: 'unit',
  title: 'Unit, property, oracle and parity tests (Vitest)',
  run: (say) =>
    counted(
      'unit',
      (report) => run(say, 'vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]),
      {
        count: ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) => ({
          passed: numPassedTests,
          failed: numFailedTests + testResults.filter(isUnread).length,
          skipped: numPendingTests + numTodoTests,
        }),
        failed: failedUnits,
      },
    ),
};

const playwright = (say, args, environment) => run(say, '@playwright/test/cli.js', ['test', '-c', 'e2e', ...args], environment);

const e2e = {
  name: 'e2e',
  title: 'The page in a browser (Playwright)',
  needs: 'build',
  run: async (say) => {
    const environment = { CHROMIUM_PATH: await findBrowser(), E2E_PORT: String(await freePort()) };
    say(`Browser: ${environment.CHROMIUM_PATH}\n`);
    const counts = await counted('e2e', (report) => playwright(say, [], { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: report }), {
      count: ({ stats, errors }) => ({
        passed: stats.expected,
        failed: stats.unexpected + stats.flaky + (stats.unexpected === 0 ? errors.length : 0),
        skipped: stats.skipped,
      }),
      failed: ({ suites }) => suites.flatMap(failedSpecs),
    });
    if (counts.failed > 0) {
      // To record every test costs a quarter of the time; a failure stays one, whatever comes of this.
      say('\nOnce more what failed, for its traces in test-results (npx playwright show-trace …/trace.zip):\n');
      await playwright(say, ['--last-failed', '--max-failures=5', '--trace=on'], environment);
    }
    return counts;
  },
};

/** Jobs that run side by side, wave after wave. */
const waves = [[types, lint, boundaries, build], [budget, unit], [e2e]];

/** Writers for so many stages at once: what each says comes out in the order of the stages, that of the first unfinished one as it is said. */
function inOrder(count) {
  const texts = Array.from({ length: count }, () => []);
  const ended = texts.map(() => false);
  let at = 0;
  const flush = () => {
    for (; at < count; at++) {
      for (const text of texts[at].splice(0)) process.stdout.write(text);
      if (!ended[at]) return;
    }
  };
  return texts.map((said, k) => ({
    say: (text) => {
      said.push(text);
      flush();
    },
    end: () => {
      ended[k] = true;
      flush();
    },
  }));
}

/** Runs one stage, and says how it went; `before` are the results of the waves before. */
async function runStage(stage, before, { say, end }) {
  say(`\n── ${stage.title}\n`);
  const started = performance.now();
  const missing = before.some(({ name, failed }) => name === stage.needs && failed > 0);
  if (missing) say(`Not run: it needs the ${stage.needs}, which failed.\n`);
  const counts = missing
    ? asOne(false)
    : await Promise.resolve(say)
        .then(stage.run)
        .catch((error) => {
          say(`${error.message}\n`);
          return asOne(false);
        });
  say(`── ${stage.name} ${counts.failed > 0 ? 'failed' : 'passed'} in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  end();
  return { name: stage.name, ...counts };
}

/** Runs the stages named (all of them if none is) and returns the counts of each. */
async function runStages(names) {
  const known = waves.flat().map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown) throw new Error(`There is no stage "${unknown}"; the stages are ${known.join(', ')}.`);
  ensureDependencies();
  const results = [];
  for (const wave of waves) {
    const stages = wave.filter(({ name }) => names.length === 0 || names.includes(name));
    const writers = inOrder(stages.length);
    const before = [...results];
    results.push(...(await Promise.all(stages.map((stage, k) => runStage(stage, before, writers[k])))));
  }
  return results;
}

try {
  const results = await runStages(process.argv.slice(2));
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  const failures = results.filter(({ failed }) => failed > 0).map(({ name }) => name);
  if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}.`);
  for (const name of results.flatMap(({ names = [] }) => names)) console.log(`  ${name}`);
  console.log(`\n${total('passed')} passed, ${total('failed')} failed${total('skipped') > 0 ? `, ${total('skipped')} skipped` : ''}`);
  process.exitCode = failures.length > 0 ? 1 : 0;
} catch (error) {
  console.error(error.message);
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
}
