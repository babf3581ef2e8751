import { readFileSync } from 'node:fs';
import { run } from '../scenario/run.ts';
import { parseScenario, ScenarioError } from '../scenario/validate.ts';

/** `headless -- scenario.json` (or `-` for standard input): prints the results as one JSON object. Returns the exit code: 0, 1 or 2. */
export const main = async (argv: readonly string[]): Promise<number> => {
  const [path, ...rest] = argv;
  if (path === undefined || rest.length > 0) return fail(2, 'usage: npm run --silent headless -- scenario.json (or - for standard input)');
  let text: string;
  try {
    text = readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    return fail(2, `scenario: cannot read ${path === '-' ? 'standard input' : path}: ${messageOf(error)}`);
  }
  try {
    process.stdout.write(`${JSON.stringify(run(parseScenario(parseJson(text))).results)}\n`);
    return 0;
  } catch (error) {
    return error instanceof ScenarioError ? fail(2, error.message) : fail(1, messageOf(error));
  }
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new ScenarioError(`scenario: expected JSON, got ${messageOf(error)}`);
  }
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replaceAll('\n', ' ');

const fail = (code: number, message: string): number => {
  process.stderr.write(`${message}\n`);
  return code;
};
