import { definePanel } from '../panel.ts';

export default definePanel({ id: 'gradient', label: 'Gradient', order: 10, load: () => import('./gradient.ts') });
