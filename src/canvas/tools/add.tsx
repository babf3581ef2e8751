import { defineTool } from '../tool.ts';

/** A new point where it is pressed. */
export default defineTool({
  id: 'add',
  key: '1',
  label: 'Add',
  does: 'adds one point where you click',
  hint: 'Press on the canvas to add points.',
  icon: (
    <>
      <circle cx="8" cy="12" r="3.25" fill="currentColor" stroke="none" />
      <path d="M14.5 3.5v6M11.5 6.5h6" />
    </>
  ),
  tab: 'add',
  adds: true,
  motion: 'press',
  use: ({ edits, rowAt }) => {
    let row: number[] | null = null;
    return {
      apply: (_from, to) => {
        if (row) return false;
        row = rowAt(to);
        if (row) edits.add([row]);
        return row !== null;
      },
    };
  },
});
