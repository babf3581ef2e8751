import { definePanel } from '../panel.ts';

export default definePanel({ id: 'profile', label: 'Profile', order: 15, load: () => import('./profile.tsx') });
