import { definePanel } from '../panel.ts';

export default definePanel({ id: 'landscape', label: 'Landscape', order: 20, load: () => import('./landscape.tsx') });
