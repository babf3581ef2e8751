import type { Place } from '../../chart/paths.ts';
import { dabSpacing, type Stroke, scatter, stroke } from '../hand/brush.ts';
import { defineTool } from '../tool.ts';

/** New points along the way, scattered over the ring. */
export default defineTool({
  id: 'brush',
  key: '2',
  label: 'Brush',
  does: 'paints points along the stroke',
  hint: 'Paint new points on the canvas.',
  icon: (
    <>
      <path d="M16.8 3.2 9 11l-1.2-.2.2-1.2L15.8 1.9z" transform="translate(.4 1)" />
      <circle cx="4" cy="16.2" r="1.35" fill="currentColor" stroke="none" />
      <circle cx="8.2" cy="14.6" r="1.35" fill="currentColor" stroke="none" />
      <circle cx="12" cy="16.4" r="1.35" fill="currentColor" stroke="none" />
      <circle cx="16" cy="14.6" r="1.35" fill="currentColor" stroke="none" />
    </>
  ),
  tab: 'add',
  adds: true,
  motion: 'sweep',
  use: ({ at, picture, edits, brush, rowAt }) => {
    const rows: number[][] = [];
    let path: Stroke = { at, walked: 0 };
    let dabs = 0;
    const dab = ([x, y]: Place, radius: number): void => {
      const [dx, dy] = scatter(picture.points.length, dabs, radius);
      dabs += 1;
      const row = rowAt([x + dx, y + dy]);
      if (row) rows.push(row);
    };
    return {
      apply: (_from, to) => {
        const before = rows.length;
        const { brushRadius } = brush();
        if (dabs === 0) dab(path.at, 0);
        const walked = stroke(path, to, dabSpacing(brushRadius));
        path = walked.next;
        for (const place of walked.dabs) dab(place, brushRadius);
        if (rows.length === before) return false;
        edits.add(rows);
        return true;
      },
      count: () => rows.length,
    };
  },
});
