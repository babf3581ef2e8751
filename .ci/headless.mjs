/** `npm run --silent headless -- scenario.json` (or `-` for standard input): the results as JSON on standard output. */
import { runCommand } from './command.mjs';

await runCommand('src/cli/headless.ts');
