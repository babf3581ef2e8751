import { definePanel } from '../panel.ts';

export default definePanel({ id: 'memory', label: 'Memory', order: 30, load: () => import('./memory.ts') });
