import { type ComponentType, lazy, Suspense } from 'react';
import type { Panel } from '../store/state.ts';
import { GradientPanel } from './gradient/GradientPanel.tsx';
import { Empty } from './Status.tsx';
import './panels.css';

/** A panel that is loaded when it is first opened. */
const later = (load: () => Promise<ComponentType>): ComponentType => {
  const Loaded = lazy(() =>
    load().then(
      (component) => ({ default: component }),
      () => ({ default: () => <Empty>This panel could not be loaded. Reload the page when it can be reached.</Empty> }),
    ),
  );
  return () => (
    <Suspense fallback={<p className="panel-status">Loading…</p>}>
      <Loaded />
    </Suspense>
  );
};

/** Every panel by its id: the same on the page and in a frame of its own. */
export const CONTENT: Readonly<Record<Panel, { readonly label: string; readonly Content: ComponentType }>> = {
  gradient: { label: 'Gradient', Content: GradientPanel },
  landscape: { label: 'Landscape', Content: later(() => import('./landscape/LandscapePanel.tsx').then((file) => file.LandscapePanel)) },
  memory: { label: 'Memory', Content: later(() => import('./memory/MemoryPanel.tsx').then((file) => file.MemoryPanel)) },
  sensitivity: {
    label: 'Sensitivity',
    Content: later(() => import('./sensitivity/SensitivityPanel.tsx').then((file) => file.SensitivityPanel)),
  },
  training: { label: 'Training', Content: later(() => import('./training/TrainingPanel.tsx').then((file) => file.TrainingPanel)) },
  figures: { label: 'Figures', Content: later(() => import('./figures/FiguresTable.tsx').then((file) => file.FiguresTable)) },
};
