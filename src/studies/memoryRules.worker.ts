import { memoryRuleById, memoryRules } from '../adaptation/memory.ts';
import type { MemoryPlan } from '../adaptation/selection.ts';
import type { ComparedFigures } from '../scenario/figures.ts';
import { type Chance, chanceOf, SEEDS } from '../scenario/redraw.ts';
import type { Scenario } from '../scenario/types.ts';
import { BY_HAND, type MemoryRulesResult, memoryRules as study, WEIGHTS, type Weights } from './memoryRules.ts';
import { seededSweeps } from './memorySweep.ts';
import { answer } from './study.ts';

/** Candidates beyond which a costly rule is left out. */
const MOST_FOR_COSTLY = 2_000;

export default answer(study, async ({ scenario, step, methods, effort }, tools) => {
  const { indices } = scenario.memory;
  // A seeded rule draws in any case; the others only where the past is drawn anew.
  const chance: Chance = chanceOf(scenario, step) === 'data' ? 'data' : 'memory';
  const whole: Scenario = { ...scenario, methods: [...new Set(['exact', ...methods])] };
  const known = new Map<string, { rule: string; weights: Weights; of: Record<string, (ComparedFigures | null)[]> }>();
  const note = (rule: string, weights: Weights, figures: readonly (ComparedFigures | null)[]): void => {
    const key = `${rule} ${weights}`;
    const entry = known.get(key) ?? { rule, weights, of: Object.fromEntries(methods.map((id) => [id, []])) };
    methods.forEach((id, m) => {
      entry.of[id]?.push(figures[m] ?? null);
    });
    known.set(key, entry);
  };
  let count = 0;
  const leftOut = (): string[] => memoryRules.flatMap(({ id, costly }) => (costly && count > MOST_FOR_COSTLY ? [id] : []));
  const result = (): MemoryRulesResult => ({
    size: scenario.memory.size,
    count,
    methods,
    chance,
    seeds: SEEDS,
    entries: [...known.values()].map(({ of, ...entry }) => ({
      ...entry,
      of: Object.fromEntries(Object.entries(of).map(([id, row]) => [id, [...row]])),
    })),
    leftOut: leftOut(),
    effort,
  });
  const asked = { scenario: whole, step, effort, chance, seeds: SEEDS };
  for await (const { k, sweep, plan: base } of seededSweeps(asked, tools)) {
    count = k === 0 ? sweep.count : count;
    const rules = memoryRules.filter(({ id, seeded }) => !leftOut().includes(id) && (chance === 'data' || k === 0 || seeded));
    const pairs = rules.flatMap(({ id }) => WEIGHTS.map((weights) => ({ rule: id, weights })));
    const planOf = ({ rule, weights }: { rule: string; weights: Weights }): MemoryPlan => ({
      ...base,
      rule: memoryRuleById(rule),
      weights,
    });
    const parts = effort === 'solved' ? pairs.map((pair) => [pair]) : [pairs];
    let done = 0;
    for (const part of parts) {
      const answers = await sweep.ask(part.map(planOf), methods);
      part.forEach((pair, p) => {
        note(pair.rule, pair.weights, answers[p] ?? []);
      });
      done += part.length;
      tools.report((k + done / pairs.length) / SEEDS);
    }
    if (k === 0 && indices) {
      const answers = await sweep.ask(
        WEIGHTS.map((weights) => ({ ...base, weights })),
        methods,
        indices,
      );
      WEIGHTS.forEach((weights, w) => {
        note(BY_HAND, weights, answers[w] ?? []);
      });
    }
    tools.report((k + 1) / SEEDS, result());
  }
  return result();
});
