/** The parts of the project that specs call in Node: bundled before the first spec, because only Vite knows what import.meta.glob means. */
export { opening } from '../src/lessons/opening.ts';
export { scenes } from '../src/lessons/scenes.ts';
export { twelvePoints } from '../src/lessons/twelvePoints.ts';
export { hasFigure, runnable } from '../src/scenario/ask.ts';
export { figuresAt } from '../src/scenario/figures.ts';
export { encodeLink } from '../src/scenario/link.ts';
export { run } from '../src/scenario/run.ts';
export { parseScenario } from '../src/scenario/validate.ts';
