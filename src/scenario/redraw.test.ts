import { describe, expect, test } from 'vitest';
import { chanceOf, redraw } from './redraw.ts';
import type { Change, Scenario } from './types.ts';

const scenario = (part: Partial<Scenario> = {}): Scenario => ({
  version: 1,
  data: { preset: { id: 'moons', count: 20, noise: 0.2, seed: 3 } },
  model: { family: 'glm' },
  prior: { precision: 1 },
  memory: { rule: 'lambda', size: 4 },
  steps: [{ kind: 'add', points: [[0, 0, 1]] }],
  methods: ['k-prior'],
  ...part,
});

describe('what another seed draws anew', () => {
  test('a preset whose points no change names, and its memory', () => {
    expect(chanceOf(scenario(), 0)).toBe('data');
    const later: Change[] = [
      { kind: 'prior', precision: 2 },
      { kind: 'remove', indices: [3] },
    ];
    // Only the changes up to the one that is looked at count.
    expect(chanceOf(scenario({ steps: later }), 0)).toBe('data');
    expect(chanceOf(scenario({ steps: later }), 1)).toBe('none');
    expect(redraw(scenario(), 'data', 2)).toMatchObject({ data: { preset: { seed: 5, count: 20 } }, memory: { seed: 2, size: 4 } });
  });

  test('own data stay, and only a seeded rule draws', () => {
    const own = { data: { points: [[0, 0, 1], [1, 1, 0]] } }; // biome-ignore format: two rows
    expect(chanceOf(scenario(own), 0)).toBe('none');
    const drawn = scenario({ ...own, memory: { rule: 'random', size: 1, seed: 7 } });
    expect(chanceOf(drawn, 0)).toBe('memory');
    expect(redraw(drawn, 'memory', 3)).toEqual({ ...drawn, memory: { rule: 'random', size: 1, seed: 10 } });
  });

  test('a given θ* belongs to its own data', () => {
    expect(chanceOf(scenario({ base: { theta: [0, 0, 0] } }), 0)).toBe('none');
  });

  test('the 0-th draw is the scenario itself', () => {
    const own = scenario();
    for (const chance of ['data', 'memory', 'none'] as const) expect(redraw(own, chance, 0)).toBe(own);
    expect(redraw(own, 'none', 4)).toBe(own);
  });
});
