import { defineTool } from '../tool.ts';

/** Another part of the plane. */
export default defineTool({
  id: 'pan',
  key: '8',
  label: 'Pan',
  does: 'pushes the picture, follows a point that it presses; the wheel, two fingers, + and − zoom, 0 fits it to the data',
  hint: 'Drag the canvas to see another part of the plane; press a point to follow it.',
  icon: (
    <path d="M6 10.5V5.2a1.2 1.2 0 0 1 2.4 0V9 3.7a1.2 1.2 0 0 1 2.4 0V9 4.7a1.2 1.2 0 0 1 2.4 0V10 7a1.2 1.2 0 0 1 2.4 0v5.2c0 3.2-2 5.3-5 5.3-2.4 0-3.7-1-4.8-2.9l-2.2-3.7a1.2 1.2 0 0 1 2-1.3z" />
  ),
  cursor: 'grab',
  pressedCursor: 'grabbing',
  motion: 'push',
});
