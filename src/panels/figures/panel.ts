import { definePanel } from '../panel.ts';

export default definePanel({
  id: 'figures',
  label: 'Figures',
  order: 60,
  load: () => import('./FiguresTable.tsx').then((file) => ({ default: file.FiguresTable })),
});
