import { definePanel } from '../panel.ts';

export default definePanel({ id: 'sensitivity', label: 'Sensitivity', order: 40, load: () => import('./sensitivity.tsx') });
