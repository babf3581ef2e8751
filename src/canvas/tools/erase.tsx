import { defineTool } from '../tool.ts';

/** Removal of what the ring touches. */
export default defineTool({
  id: 'erase',
  key: '3',
  label: 'Erase',
  does: 'deletes the points it touches',
  hint: 'Wipe over points to delete them.',
  icon: (
    <>
      <path d="m8.2 16.5-4.5-4.5a1.3 1.3 0 0 1 0-1.9l6.1-6.1a1.3 1.3 0 0 1 1.9 0l4 4a1.3 1.3 0 0 1 0 1.9l-6.6 6.6z" />
      <path d="m6.9 7 5.9 5.9M8.2 16.5H17" />
    </>
  ),
  tab: 'remove',
  motion: 'sweep',
  use: ({ picture, edits, under }) => {
    const gone = new Set<number>();
    return {
      apply: (from, to) => {
        const before = gone.size;
        for (const k of under(from, to)) gone.add(picture.points[k]?.index ?? 0);
        if (gone.size === before) return false;
        edits.erase([...gone]);
        return true;
      },
      count: () => gone.size,
    };
  },
});
