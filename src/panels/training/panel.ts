import { definePanel } from '../panel.ts';

export default definePanel({ id: 'training', label: 'Training', order: 50, load: () => import('./training.tsx') });
