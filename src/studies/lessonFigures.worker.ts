import { drainInSlices } from '../engine/slices.ts';
import { runnable } from '../scenario/ask.ts';
import { runStages } from '../scenario/run.ts';
import type { StepResults } from '../scenario/types.ts';
import { type LessonFiguresResult, lessonFigures } from './lessonFigures.ts';
import { answer } from './study.ts';

const light = (step: StepResults): StepResults => ({
  ...step,
  points: [],
  methods: Object.fromEntries(Object.entries(step.methods).map(([id, method]) => [id, { ...method, theta: null, logits: [], probes: [] }])),
});

export const usesEngine = false;

export default answer(lessonFigures, async ({ scenarios }, { cache, signal, report }) => {
  const made: LessonFiguresResult[number][] = [];
  for (const scenario of scenarios) {
    try {
      const { results } = await drainInSlices(runStages(runnable(scenario), cache), { signal });
      made.push({ steps: results.steps.map(light) });
    } catch (error) {
      if (signal.aborted) throw error;
      made.push(null);
    }
    report(made.length / scenarios.length, [...made]);
  }
  return made;
});
