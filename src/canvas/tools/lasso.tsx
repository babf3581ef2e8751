import type { Place } from '../../chart/paths.ts';
import { enclosed, isPress } from '../hand/lasso.ts';
import { defineTool } from '../tool.ts';

/** A selection of what the loop encloses. */
export default defineTool({
  id: 'lasso',
  key: '7',
  label: 'Lasso',
  does: 'selects the points inside a loop: delete, relabel or remember them together',
  hint: 'Draw a loop around points, then choose what happens to them.',
  icon: (
    <>
      <path
        d="M6.6 13.4C4 12.6 2.6 11 2.6 8.8c0-3.3 3.3-5.6 7.4-5.6s7.4 2.3 7.4 5.6-3.3 5.6-7.4 5.6c-.7 0-1.4-.1-2-.2"
        strokeDasharray="2.6 2.2"
      />
      <path d="M6.9 12.3a1.6 1.6 0 1 1-.9 2.6c0 1.400-.7 2.300-2 2.900" />
    </>
  ),
  motion: 'loop',
  use: ({ at, picture, edits, trace, stays, pointAt }) => {
    const loop: Place[] = [];
    let caught: readonly number[] = [];
    return {
      apply: (_from, to) => {
        loop.push(to);
        trace(loop);
        return true;
      },
      count: () => caught.length,
      finish: () => {
        if (loop.length === 0) return;
        // A press takes the point under it.
        const near = pointAt(at);
        caught = isPress(loop) ? (near < 0 ? [] : [near]) : enclosed(picture.positions, loop).filter(stays);
        edits.select(caught);
      },
    };
  },
});
