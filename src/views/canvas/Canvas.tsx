import { useMemo, useRef } from 'react';
import { addPoints, movePoint, relabelPoints, removePoints } from '../../scenario/edits.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { Tool } from '../../store/state.ts';
import { methodTitle } from '../cards/catalog.ts';
import { getStore, useStore } from '../useStore.ts';
import { type CanvasEdits, CanvasView } from './CanvasView.tsx';
import { useCanvas } from './useCanvas.ts';

/** The canvas of the page: what the store knows goes in, what a hand does goes to the store. */
export const Canvas = () => {
  const scene = useCanvas();
  const domain = useStore((state) => state.domain);
  const enabled = useStore((state) => state.scenario.methods);
  const hidden = useStore((state) => state.hidden);
  const tool = useStore((state) => state.tool);
  const brushClass = useStore((state) => state.brushClass);
  const brushRadius = useStore((state) => state.brushRadius);
  const hovered = useStore((state) => state.hovered);
  const methods = useMemo(() => enabled.filter((id) => !hidden.includes(id)), [enabled, hidden]);

  const latest = useRef(scene);
  latest.current = scene;

  const edits = useMemo((): CanvasEdits => {
    const store = getStore();
    let from: Scenario | null = null;
    let gesture = '';
    const edit = (change: (start: Scenario) => Scenario): void => {
      if (!from) return;
      const next = change(from);
      if (next !== store.getState().scenario) store.edit(next, gesture);
    };
    return {
      begin: (id) => {
        // Edits extend the last change; whoever looks at an earlier one is taken there first.
        if (latest.current.isLast) {
          from = store.getState().scenario;
          gesture = id;
        } else {
          from = null;
          store.chooseStep(null);
          store.notify('Drawing goes on from the last change, which is shown now');
        }
      },
      add: (rows) => edit((start) => addPoints(start, rows)),
      erase: (indices) => edit((start) => removePoints(start, indices)),
      relabel: (labels) => edit((start) => relabelPoints(start, labels)),
      move: (index, x) => edit((start) => movePoint(start, index, x)),
      remember: (index) => {
        const { past, remembered } = latest.current;
        const first = past.origin[index] ?? -1;
        if (first < 0) {
          store.notify('Only points of the first data can be picked by hand; later ones are chosen by the memory rule');
          return;
        }
        edit((start) => {
          const now = start.memory.indices ?? [...remembered].map((row) => past.origin[row] ?? -1).filter((at) => at >= 0);
          const next = now.includes(first) ? now.filter((at) => at !== first) : [...now, first];
          return { ...start, memory: { ...start.memory, indices: next.sort((a, b) => a - b) } };
        });
      },
      end: () => {
        from = null;
        store.endGesture();
      },
    };
  }, []);
  const chooseTool = useMemo(() => (next: Tool) => getStore().chooseTool(next), []);
  const hover = useMemo(() => (row: number | null) => getStore().hover(row), []);

  if (!domain) {
    return (
      <p className="canvas-none">
        This data has not two inputs, so there is no picture of it. The figures and the gradient panel show what every method does.
      </p>
    );
  }
  return (
    <CanvasView
      domain={domain}
      classCount={scene.classCount}
      names={scene.names}
      points={scene.points}
      source={scene.source}
      remembered={scene.remembered}
      methods={methods}
      methodTitle={methodTitle}
      tool={tool}
      onTool={chooseTool}
      brushClass={brushClass}
      brushRadius={brushRadius}
      hovered={hovered}
      onHover={hover}
      edits={edits}
      live={getStore().live}
    />
  );
};
