import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { growBox } from '../../data/grid.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { classColor } from '../../ui/classMarks.ts';
import { formatQuantity } from '../../ui/format.ts';
import { Shape } from '../../ui/Shape.tsx';
import { getStore, useStore } from '../../ui/useStore.ts';
import { type CanvasEdits, ONE_STAYS } from '../hand/edits.ts';
import type { Picture } from '../picture.ts';
import { classTitle } from '../words/describe.ts';

interface SelectionBarProps {
  readonly picture: Picture;
  readonly edits: () => CanvasEdits | undefined;
  /** Told in one sentence what was done, for the live region; the canvas takes the focus back. */
  onDone(text: string): void;
}

/** Pixels between the selection and what can be done with it. */
const GAP = 10;

/** Actions on the points that the lasso has caught; each is one undo step. */
const SelectionBar = ({ picture, edits, onDone }: SelectionBarProps) => {
  const selected = useStore((state) => state.selected);
  const brushClass = useStore((state) => state.brushClass);
  const element = useRef<HTMLFieldSetElement>(null);
  const { names, source, classCount, remembered, points, positions, view } = picture;
  useLayoutEffect(() => {
    const bar = element.current;
    if (!bar) return;
    const { side } = view;
    const { offsetWidth: width, offsetHeight: height } = bar;
    const box = growBox(
      selected.map((k) => [positions[2 * k] ?? 0, positions[2 * k + 1] ?? 0]),
      0,
    );
    const under = box.y1 + GAP + height <= side;
    const y = under ? box.y1 + GAP : Math.max(4, box.y0 - GAP - height);
    const x = Math.max(4, Math.min(side - width - 4, (box.x0 + box.x1 - width) / 2));
    bar.style.translate = `${Math.round(x)}px ${Math.round(y)}px`;
  });
  if (selected.length === 0) return null;

  const gaussian = source.likelihood === 'gaussian';
  const count = formatQuantity(selected.length, 'point');
  const past = selected.filter((k) => points[k]?.fate !== 'added');
  const known = past.length > 0 && past.every((k) => remembered.has(points[k]?.row ?? -1));
  const targets = gaussian ? [brushClass] : Array.from({ length: classCount }, (_, label) => label);

  /** A button's work, what is said when it is done, and why it may do nothing. */
  const act =
    (text: string, what: (hand: CanvasEdits) => void, refusal = '') =>
    () => {
      const hand = edits();
      if (hand) onDone(hand.act('selection', () => what(hand), refusal) ? text : '');
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
      <Button shortcut="Del" onClick={act(`${count} deleted.`, (hand) => hand.erase(selected), ONE_STAYS)}>
        Delete
      </Button>
      {!gaussian && classCount === 2 && (
        <Button
          title="Each point gets the other class"
          onClick={act(`${count} relabelled.`, (hand) => hand.relabel(selected.map((k) => [k, 1 - (points[k]?.label ?? 0)])))}
        >
          Relabel
        </Button>
      )}
      <Button
        disabled={past.length === 0}
        title={
          known ? 'Takes the past points of the selection out of memory' : 'Puts the past points of the selection into memory, by hand'
        }
        onClick={act(`${formatQuantity(past.length, 'point')} ${known ? 'forgotten' : 'remembered'}.`, (hand) =>
          hand.remember(past, !known),
        )}
      >
        {known ? 'Forget' : 'Remember'}
      </Button>
      {targets.map((label) => {
        const title = classTitle(names, label);
        return (
          <Button
            key={label}
            aria-label={`To ${title}`}
            title={`To ${title}`}
            disabled={selected.every((k) => points[k]?.label === label)}
            onClick={act(`${count} to ${title}.`, (hand) => hand.relabel(selected.map((k) => [k, label])))}
          >
            {label === targets[0] && <span>To </span>}
            {gaussian ? title : <Shape label={label} color={classColor(label)} />}
          </Button>
        );
      })}
      <IconButton label="Select nothing" shortcut="Esc" icon="×" onClick={clear} />
    </fieldset>
  );
};

export default SelectionBar;
