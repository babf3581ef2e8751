import { type KeyboardEvent, useLayoutEffect, useMemo, useRef } from 'react';
import { classColor } from '../../ui/classMarks.ts';
import { formatQuantity } from '../../ui/format.ts';
import { Shape } from '../../ui/Shape.tsx';
import { getStore, useStore } from '../../ui/useStore.ts';
import type { CanvasEdits } from '../hand/edits.ts';
import type { Picture } from '../picture.ts';
import type { Frame } from '../projection.ts';
import type { CanvasScene } from '../useCanvas.ts';
import { classTitle } from '../words/describe.ts';

export interface SelectionBarProps {
  readonly scene: CanvasScene;
  readonly picture: Picture;
  readonly frame: Frame;
  readonly edits: () => CanvasEdits | null;
  /** Told in one sentence what was done, for the live region; the canvas takes the focus back. */
  onDone(text: string): void;
}

/** Why a deletion of everything does nothing. */
export const ONE_STAYS = 'One point at least must stay';

let acts = 0;

/** Pixels between the selection and what can be done with it. */
const GAP = 10;

/** Actions on the points that the lasso has caught; each is one undo step. */
export const SelectionBar = ({ scene, picture, frame, edits, onDone }: SelectionBarProps) => {
  const selected = useStore((state) => state.selected);
  const brushClass = useStore((state) => state.brushClass);
  const element = useRef<HTMLFieldSetElement>(null);
  const { positions, view } = picture;
  const box = useMemo(() => {
    let [x0, x1, y0, y1] = [view.side, 0, view.side, 0];
    for (const k of selected) {
      const [x, y] = [positions[2 * k] ?? 0, positions[2 * k + 1] ?? 0];
      x0 = Math.min(x0, x);
      x1 = Math.max(x1, x);
      y0 = Math.min(y0, y);
      y1 = Math.max(y1, y);
    }
    return { x: (x0 + x1) / 2, top: y0, bottom: y1 };
  }, [selected, positions, view]);
  useLayoutEffect(() => {
    const bar = element.current;
    if (!bar) return;
    const { offsetWidth: width, offsetHeight: height } = bar;
    const under = box.bottom + GAP + height <= frame.side;
    const y = under ? box.bottom + GAP : Math.max(4, box.top - GAP - height);
    const x = Math.max(4, Math.min(frame.side - width - 4, box.x - width / 2));
    bar.style.translate = `${Math.round(x)}px ${Math.round(y)}px`;
  });
  if (selected.length === 0) return null;

  const { names, source, classCount, remembered, points } = scene;
  const gaussian = source.likelihood === 'gaussian';
  const count = formatQuantity(selected.length, 'point');
  const past = selected.filter((k) => points[k]?.fate !== 'added');
  const known = past.length > 0 && past.every((k) => remembered.has(points[k]?.row ?? -1));
  const targets = gaussian ? [brushClass] : Array.from({ length: classCount }, (_, label) => label);

  const act = (text: string, what: (hand: CanvasEdits) => void, refusal = ''): void => {
    const hand = edits();
    if (!hand) return;
    const store = getStore();
    const before = store.getState().scenario;
    acts += 1;
    hand.begin(`selection-${acts}`);
    what(hand);
    hand.end();
    const changed = store.getState().scenario !== before;
    if (!changed && refusal !== '') store.notify(refusal);
    onDone(changed ? text : '');
  };
  const clear = (): void => {
    getStore().show({ selected: [] });
    onDone('Nothing is selected.');
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    clear();
  };

  return (
    <fieldset ref={element} className="canvas-selection" onKeyDown={keys}>
      <legend className="visually-hidden">Selection</legend>
      <span className="canvas-selection-count">{count}</span>
      <button type="button" title="Delete (Del)" onClick={() => act(`${count} deleted.`, (hand) => hand.erase(selected), ONE_STAYS)}>
        Delete
      </button>
      {!gaussian && classCount === 2 && (
        <button
          type="button"
          title="Each point gets the other class"
          onClick={() => act(`${count} relabelled.`, (hand) => hand.relabel(selected.map((k) => [k, 1 - (points[k]?.label ?? 0)])))}
        >
          Relabel
        </button>
      )}
      <button
        type="button"
        disabled={past.length === 0}
        title={
          known ? 'Takes the past points of the selection out of memory' : 'Puts the past points of the selection into memory, by hand'
        }
        onClick={() =>
          act(`${formatQuantity(past.length, 'point')} ${known ? 'forgotten' : 'remembered'}.`, (hand) => hand.remember(past, !known))
        }
      >
        {known ? 'Forget' : 'Remember'}
      </button>
      {targets.map((label) => (
        <button
          key={label}
          type="button"
          aria-label={`To ${classTitle(names, label)}`}
          title={`To ${classTitle(names, label)}`}
          disabled={selected.every((k) => points[k]?.label === label)}
          onClick={() => act(`${count} to ${classTitle(names, label)}.`, (hand) => hand.relabel(selected.map((k) => [k, label])))}
        >
          {label === targets[0] && <span>To </span>}
          {gaussian ? classTitle(names, label) : <Shape label={label} color={classColor(label)} />}
        </button>
      ))}
      <button type="button" aria-label="Select nothing" title="Select nothing (Esc)" onClick={clear}>
        ×
      </button>
    </fieldset>
  );
};
