import { defineTool, REACH } from '../tool.ts';

/** The past point under it, into hand-picked memory or out of it. */
export default defineTool({
  id: 'remember',
  key: '6',
  label: 'Remember',
  does: 'puts a past point into memory by hand, or out of it',
  hint: 'Press a past point to put it into memory, or out of it.',
  icon: (
    <>
      <circle cx="10" cy="10" r="7" />
      <circle cx="10" cy="10" r="3.25" fill="currentColor" stroke="none" />
    </>
  ),
  cursor: 'pointer',
  said: 'Memory by hand: changed.',
  motion: 'press',
  use: ({ picture, edits, pointAt }) => {
    let remembered = false;
    return {
      apply: (_from, to) => {
        if (remembered) return false;
        const point = picture.points[pointAt(to, REACH, ({ fate }) => fate !== 'added')];
        if (!point) return false;
        remembered = true;
        edits.remember([point.index]);
        return true;
      },
    };
  },
});
