import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { Browser, Page } from '@playwright/test';
import { browserFlags } from '../../.ci/browserFlags.ts';
import { verdicts } from './bench/bars.ts';
import type { Equipment, Findings, Measurement } from './bench/measurement.ts';
import { chosen, type InsideRow, NAMES, type OutsideRow } from './bench/names.ts';
import type {} from './bench/page.ts';
import { firstPicture, longestTask, type Visit } from './bench/pageRows.ts';
import { smoothness } from './bench/smoothness.ts';
import { list, table } from './bench/table.ts';

/** A browser, and the addresses of the bench page and of the built page; .ci/bench.mjs provides it, and each call builds and serves. */
export interface Stage {
  readonly browser: Browser;
  benchUrl(): Promise<string>;
  pageUrl(): Promise<string>;
  close(): Promise<void>;
}

const USAGE = 'usage: npm run --silent bench -- [row] [--json] [--quick]';

/** `bench [row] [--json] [--quick]`: prints measurements; returns 0, 1 where a row failed to run, or 2 for arguments that it does not know. */
export const main = async (argv: readonly string[], open: (flags: readonly string[]) => Promise<Stage>): Promise<number> => {
  const asked = readArguments(argv);
  if (!asked) return complain(2, USAGE);
  const { wanted, json, quick } = asked;
  const rows = chosen(wanted);
  if (rows.length === 0) return complain(2, `bench: there is no row "${wanted}"; the rows are ${NAMES.join(', ')}`);

  // With --json standard output is for the lines alone.
  const say = (line: string): boolean => (json ? process.stderr : process.stdout).write(`${line}\n`);
  const stage = await open(browserFlags);
  try {
    const page = await openBenchPage(stage);
    for (const line of machine(stage.browser, await page.evaluate(() => window.bench.start()))) say(line);
    if (quick) say('Quick: everything runs, the numbers mean nothing.');
    let pageUrl: Promise<string> | undefined;
    const measure = async (row: InsideRow | OutsideRow): Promise<Findings> => {
      if (!isOutside(row)) return page.evaluate(([name, quick]) => window.bench.run(name, quick), [row, quick] as const);
      pageUrl ??= stage.pageUrl();
      return outside[row]({ browser: stage.browser, url: await pageUrl, quick });
    };

    const measurements: Measurement[] = [];
    let failed = false;
    for (const { row, lines } of rows) {
      process.stderr.write(`bench: ${row} …\n`);
      try {
        const found = await measure(row);
        const wantedLines = found.measurements.filter(({ name }) => lines.includes(name));
        measurements.push(...wantedLines);
        for (const note of found.notes) say(note);
        if (json) for (const line of wantedLines) process.stdout.write(`${JSON.stringify(line)}\n`);
      } catch (error) {
        failed = true;
        complain(1, `bench: ${row} failed: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    if (!json) say(`\n${table(measurements)}`);
    if (!json && wanted === undefined && !quick) say(`\n${list(verdicts(measurements))}`);
    return failed ? 1 : 0;
  } finally {
    await stage.close();
  }
};

const outside: Readonly<Record<OutsideRow, (visit: Visit) => Promise<Findings>>> = {
  'first-picture': firstPicture,
  'longest-task': longestTask,
  frame: smoothness,
};
const isOutside = (row: InsideRow | OutsideRow): row is OutsideRow => Object.hasOwn(outside, row);

const openBenchPage = async ({ browser, benchUrl }: Stage): Promise<Page> => {
  const page = await browser.newPage();
  page.on('pageerror', (error) => complain(1, `bench: ${error.message}`));
  await page.goto(await benchUrl());
  await page.waitForFunction(() => 'bench' in window);
  return page;
};

const readArguments = (argv: readonly string[]): { wanted: string | undefined; json: boolean; quick: boolean } | null => {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } },
    });
    return positionals.length > 1 ? null : { wanted: positionals[0], json: values.json, quick: values.quick };
  } catch {
    return null;
  }
};

/** Description of the machine, a line each. */
const machine = (browser: Browser, { engines, missing }: Equipment): string[] => [
  `Machine: ${cpus()[0]?.model.trim() || 'an unnamed CPU'}, ${cpus().length} cores, ${process.platform} ${process.arch}`,
  `Browser: Chromium ${browser.version()}, headless`,
  ...Object.entries(engines).map(([id, description]) => `Engine ${id}: ${description}`),
  ...Object.entries(missing).map(([id, why]) => `No engine ${id}: ${why}`),
];

const complain = (code: number, line: string): number => {
  process.stderr.write(`${line}\n`);
  return code;
};
