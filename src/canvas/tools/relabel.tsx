import { defineTool } from '../tool.ts';

/** The brush's class for what the ring touches; of two classes, the other one. */
export default defineTool({
  id: 'relabel',
  key: '4',
  label: 'Relabel',
  does: 'changes the class of the points it touches',
  hint: 'Wipe over points to change their class.',
  icon: (
    <>
      <circle cx="5" cy="10" r="2.6" />
      <path d="M15 7.4 17.8 12.4H12.2z" fill="currentColor" />
      <path
        d="M6 4.6c2.5-1.9 5.6-1.9 8 0M14 4.6l-.3-2.3M14 4.6l-2.3.2M14 15.4c-2.4 1.9-5.5 1.9-8 0M6 15.4l.3 2.3M6 15.4l2.3-.2"
        strokeWidth="1.3"
      />
    </>
  ),
  tab: 'relabel',
  motion: 'sweep',
  use: ({ picture, edits, brush, under }) => {
    const labels = new Map<number, number>();
    const swaps = picture.source.likelihood !== 'gaussian' && picture.classCount === 2;
    return {
      apply: (from, to) => {
        const before = labels.size;
        const { brushClass } = brush();
        for (const k of under(from, to)) {
          const point = picture.points[k];
          if (!point || labels.has(point.index)) continue;
          const label = swaps ? 1 - point.label : brushClass;
          if (label !== point.label) labels.set(point.index, label);
        }
        if (labels.size === before) return false;
        edits.relabel([...labels]);
        return true;
      },
      count: () => labels.size,
    };
  },
});
