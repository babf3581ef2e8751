import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { memoryOrder } from '../studies/memoryOrder.ts';
import { Ladder } from './Ladder.tsx';
import type { ShownStudy } from './useStudy.ts';

const study = (part: Partial<ShownStudy<typeof memoryOrder>> = {}): ShownStudy<typeof memoryOrder> => ({
  phase: 'idle',
  share: 0,
  result: null,
  resultOf: null,
  request: null,
  problem: null,
  stale: false,
  start: () => {},
  cancel: () => {},
  ...part,
});

const show = (part: Partial<Parameters<typeof Ladder<typeof memoryOrder>>[0]> = {}): string =>
  renderToStaticMarkup(
    <Ladder study={study()} what="7 retrainings" blocked={null} waiting={null} start={null} empty={null} above={false} {...part}>
      {part.children}
    </Ladder>,
  );
const drawn = <b>the chart</b>;

test('while there is nothing to ask, it says why, and nothing of the study', () => {
  const markup = show({ blocked: 'Nothing is remembered.', study: study({ phase: 'cancelled', share: 0.4 }), children: drawn });
  expect(markup).toContain('Nothing is remembered.');
  expect(markup).not.toMatch(/stopped|the chart/);
});

test('before the figures it waits; an older drawing stays', () => {
  expect(show({ waiting: 'This waits for the figures.' })).toContain('This waits for the figures.');
  const older = show({ waiting: 'This waits for the figures.', study: study({ phase: 'done', stale: true }), children: drawn });
  expect(older).toContain('the chart');
  expect(older).not.toContain('This waits');
});

test('what may take long waits for a press, and can be pressed again once it is stale', () => {
  const start = { because: 'That takes a while.', label: 'Compute the curve' };
  expect(show({ start })).toMatch(/That takes a while\..*<button[^>]*>Compute the curve</);
  expect(show({ start, study: study({ phase: 'running' }) })).not.toContain('That takes a while.');
  expect(show({ start, study: study({ phase: 'done', stale: true }), children: drawn })).toMatch(
    /the chart.*before the last edit.*Compute/,
  );
});

test('while it runs it says how far, offers to stop, and draws what is there', () => {
  const markup = show({ study: study({ phase: 'running', share: 0.25 }), children: drawn });
  expect(markup).toMatch(/role="status".*<progress max="1" value="0.25" aria-label="7 retrainings">.*25\s%.*<button[^>]*>Stop</);
  expect(markup).toContain('the chart');
  expect(markup).not.toContain('data-stale');
  expect(show({ study: study({ phase: 'running', stale: true }), children: drawn })).toContain('data-stale="true"');
});

test('stopped or failed, it says so and can begin again', () => {
  expect(show({ study: study({ phase: 'cancelled', share: 0.5 }) })).toMatch(/7 retrainings: stopped at 50\s%\..*Start again/);
  const failed = show({ study: study({ phase: 'failed', problem: 'no room' }), waiting: 'This waits for the figures.' });
  expect(failed).toMatch(/data-failed="true".*7 retrainings: no room.*Try again/);
  expect(failed).not.toContain('This waits');
});

test('a result with nothing to see in it says so, without what stands beside and under a drawing', () => {
  const markup = show({ study: study({ phase: 'done' }), empty: 'All lines are off.', beside: <i>beside</i>, note: <i>note</i> });
  expect(markup).toContain('All lines are off.');
  expect(markup).not.toMatch(/beside<|note</);
});

test('done, there is the drawing, with what stands beside and under it, and no status', () => {
  const markup = show({ study: study({ phase: 'done' }), children: drawn, beside: <i>beside</i>, note: <i>note</i> });
  expect(markup).toMatch(/the chart.*beside.*note/);
  expect(markup).not.toContain('panel-status');
});

test('the status stands under the drawing, or over it', () => {
  const running = study({ phase: 'running' });
  expect(show({ study: running, children: drawn })).toMatch(/the chart.*progress/);
  expect(show({ study: running, children: drawn, above: true })).toMatch(/progress.*the chart/);
});
