import { defineTool, REACH } from '../tool.ts';

/** Another place for the point that is dragged. */
export default defineTool({
  id: 'move',
  key: '5',
  label: 'Move',
  does: 'drags a point to another place',
  hint: 'Drag a point on the canvas to another place.',
  icon: (
    <path d="M10 2.5v15M2.5 10h15M10 2.5 7.8 4.7M10 2.5l2.2 2.2M10 17.5l-2.2-2.2M10 17.5l2.2-2.2M2.5 10l2.2-2.2M2.5 10l2.2 2.2M17.5 10l-2.2-2.2M17.5 10l-2.2 2.2" />
  ),
  cursor: 'move',
  tab: 'add',
  motion: 'drag',
  use: ({ at, picture, edits, inputsAt, pointAt }) => {
    const held = picture.points[pointAt(at, REACH + 3)] ?? null;
    return {
      held,
      apply: (_from, to) => {
        if (!held) return false;
        edits.move(held.index, inputsAt(to));
        return true;
      },
    };
  },
});
