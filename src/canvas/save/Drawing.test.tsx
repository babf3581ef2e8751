import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { run } from '../../scenario/run.ts';
import type { Scenario } from '../../scenario/types.ts';
import { painted } from '../../ui/save/drawing.ts';
import { el, svgFile, text } from '../../ui/save/svg.ts';
import { canvasPoints, pastOf } from '../points/points.ts';
import type { CanvasScene } from '../useCanvas.ts';
import { Drawing } from './Drawing.tsx';

const paint = (color: string): string => (color.startsWith('var(') ? 'rgb(1, 2, 3)' : color);

/** Every element that opens also closes, in its order. */
const isBalanced = (markup: string): boolean => {
  const open: string[] = [];
  for (const [, closing, name = '', , empty] of markup.matchAll(/<(\/?)([a-zA-Z]+)((?:\s[^<>]*?)?)(\/?)>/g)) {
    if (closing) {
      if (open.pop() !== name) return false;
    } else if (!empty) open.push(name);
  }
  return open.length === 0;
};

const points = [
  [0, 0, 0],
  [1, 0.5, 1],
  [0.2, 1, 0],
  [0.8, 0.1, 1],
  [0.5, 0.5, 0],
];

const sceneOf = (change: Scenario['steps'][number]): CanvasScene => {
  const scenario: Scenario = {
    version: 1,
    data: { points },
    model: { family: 'glm' },
    prior: { precision: 1 },
    memory: { rule: 'lambda', size: 2 },
    steps: [change],
    methods: ['exact', 'k-prior', 'k-prior+ewc'],
  };
  const { results, details } = run(scenario);
  const past = pastOf(points, []);
  const step = results.steps[0];
  const detail = details[0];
  if (!step || !detail) throw new Error('there is one step');
  const maps = {
    step: 0,
    domain: { x0: -1, x1: 2, y0: -1, y1: 2 },
    resolution: 3,
    outputs: 1,
    before: Float32Array.of(-1, 0, 1, -1, 0.5, 1, -1, -0.5, 1),
    methods: {
      exact: Float32Array.of(-1, 0, 1, -1, 0.5, 1, -1, 0.5, 1),
      'k-prior': Float32Array.of(-1, 1, 1, -1, 1.5, 1, -1, 0.5, 1),
    },
  };
  const scene: CanvasScene = {
    past,
    points: canvasPoints(past.rows, change),
    names: { axes: ['a < b', 'x₂'], classes: ['"no" & so', 'yes'], label: 'y' },
    classCount: 2,
    source: { likelihood: 'bernoulli', outputs: 1, level: 0, spread: 1, results: step, details: detail, maps, method: 'k-prior' },
    remembered: new Set([0, 1]),
    methods: scenario.methods,
    isLast: true,
  };
  return scene;
};

test('what is text stays text', () => {
  const { svg } = svgFile(10, 20, 'a < b & "c"\u0000', paint, text('<script>', 1, 2), el('path', { d: 'M0 0', fill: undefined }));
  expect(svg).toContain('<title>a &lt; b &amp; "c" </title>'.replaceAll('"', '&quot;'));
  expect(svg).toContain('>&lt;script&gt;</text><path d="M0 0"/>');
  expect(isBalanced(svg)).toBe(true);
});

describe('the canvas as a drawing', () => {
  test.each([
    { kind: 'add', points: [[1, 1, 1]] },
    { kind: 'remove', indices: [1] },
    { kind: 'relabel', labels: [[0, 1]] },
    { kind: 'move', points: [[0, [0.4, 0.6]]] },
    { kind: 'prior', precision: 2 },
  ] as Scenario['steps'])('of a change of kind $kind is whole, and needs nothing from outside', (change) => {
    const scene = sceneOf(change);
    const props = { title: 'A scene', scene, domain: { x0: -0.5, x1: 1.5, y0: -0.5, y1: 1.5 }, map: 'data:image/png;base64,AA==' };
    const svg = painted(renderToStaticMarkup(<Drawing {...props} />), paint);
    expect(isBalanced(svg)).toBe(true);
    expect(svg).not.toMatch(/var\(|NaN|undefined|Infinity/);
    expect(svg).toContain('&quot;no&quot; &amp; so');
    expect(svg).toContain('a &lt; b →');
    // Rings, and the one that explains them.
    expect(svg.match(/<circle/g)).toHaveLength(1 + scene.points.filter(({ row }) => scene.remembered.has(row)).length);
  });
});
