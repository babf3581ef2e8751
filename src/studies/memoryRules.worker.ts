import { memoryRuleById, memoryRules } from '../adaptation/memory.ts';
import type { MemoryPlan } from '../adaptation/selection.ts';
import type { ComparedFigures } from '../scenario/figures.ts';
import { type Chance, chanceOf, redraw, SEEDS } from '../scenario/redraw.ts';
import type { RunCache } from '../scenario/run.ts';
import type { Scenario } from '../scenario/types.ts';
import { type Effort, openSweep } from './memorySweep.ts';
import { defineStudy } from './study.ts';

export type Weights = MemoryPlan['weights'];
export const WEIGHTS: readonly Weights[] = ['one', 'n-over-m', 'trace'];
/** What points picked by hand are called among the rules. */
export const BY_HAND = 'by-hand';

/** Candidates beyond which a costly rule is left out. */
const MOST_FOR_COSTLY = 2_000;

export interface MemoryRulesRequest {
  /** Its memory's rule and weights count for nothing, but for the seed. */
  readonly scenario: Scenario;
  readonly step: number;
  /** Methods that remember. */
  readonly methods: readonly string[];
  readonly effort: Effort;
}

/** One rule with one kind of weights. */
export interface RuleFigures {
  readonly rule: string;
  readonly weights: Weights;
  /** Of each method, seed by seed; the scenario's own is the first. */
  readonly of: Readonly<Record<string, readonly (ComparedFigures | null)[]>>;
}

export interface MemoryRulesResult {
  readonly size: number;
  readonly count: number;
  readonly methods: readonly string[];
  readonly chance: Chance;
  readonly seeds: number;
  readonly entries: readonly RuleFigures[];
  /** Rules that would take too long with so many points. */
  readonly leftOut: readonly string[];
  readonly effort: Effort;
}

/** The figures of methods with the memory of every rule and every kind of weights, at the scenario's size. */
export default defineStudy(
  'memoryRules',
  async ({ scenario, step, methods, effort }: MemoryRulesRequest, tools): Promise<MemoryRulesResult> => {
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
    const shared = chance === 'data' ? null : await openSweep(whole, step, effort, tools);
    for (let k = 0; k < SEEDS; k++) {
      const drawn = redraw(whole, chance, k);
      const cache: RunCache = k === 0 || chance !== 'data' ? tools.cache : {};
      const sweep = shared ?? (await openSweep(drawn, step, effort, { ...tools, cache }));
      count = k === 0 ? sweep.count : count;
      const base: MemoryPlan = { ...sweep.plan, seed: drawn.memory.seed ?? 0 };
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
  },
);
