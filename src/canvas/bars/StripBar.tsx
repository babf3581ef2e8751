import { type PointerEvent, useLayoutEffect, useMemo, useRef } from 'react';
import { memoryRules } from '../../adaptation/memory.ts';
import { pastCount, presentMemory } from '../../scenario/defaults.ts';
import type { MemoryOrderRequest } from '../../studies/memoryOrder.ts';
import { methodInfo } from '../../ui/catalog.ts';
import { readPalette } from '../../ui/colors.ts';
import { formatCount } from '../../ui/format.ts';
import { alike } from '../../ui/useKept.ts';
import { getStore, useStore } from '../../ui/useStore.ts';
import { dragSize, endDrag } from '../hand/memoryEdits.ts';
import type { Picture } from '../picture.ts';
import type { Frame } from '../projection.ts';
import { useOrder } from '../words/useOrder.ts';
import { blocksOf, placeAt, type Strip, sizeAt, stripOf } from './strip.ts';
import './strip.css';

/** CSS pixels. */
const WIDTH = 14;
const GAP = 4;
/** Opacity of a point that is not remembered. */
const PALE = 0.32;

/** All that the order of the past depends on: the change that is looked at is not part of it. */
const pastIn = ({ scenario: { data, model, prior, base, memory, steps }, step }: MemoryOrderRequest) => ({
  ...{ data, model, prior, base, memory, step },
  steps: steps.slice(0, step),
});

/** The strip of the past that the canvas shows; null where there is no order of it yet, or nothing remembers. */
const useStrip = ({ remembered, source: { likelihood } }: Picture): { strip: Strip; labels: Float64Array; isCut: boolean } | null => {
  const { scenario, step, request, result, resultOf } = useOrder();
  const { memory, data } = scenario;
  const { size, byHand } = presentMemory({ memory, data });
  const rule = memoryRules.find(({ id }) => id === memory.rule);
  const isKnown =
    result !== null && resultOf !== null && result.points.length === pastCount({ data }) && alike(pastIn(resultOf), pastIn(request));
  const order = isKnown ? result : null;
  return useMemo(() => {
    if (!order || !rule || order.points.length === 0 || !scenario.methods.some((id) => methodInfo(id).remembers)) return null;
    const strip = stripOf({
      ...{ order, memory, size, byHand, step, remembered },
      seeded: rule.seeded ?? false,
      hasClasses: likelihood !== 'gaussian',
    });
    return { strip, labels: order.labels, isCut: strip.cut !== null };
  }, [order, rule, scenario.methods, memory, size, byHand, step, remembered, likelihood]);
};

interface Drawn extends Pick<Picture, 'colorLabel' | 'theme'> {
  readonly strip: Strip;
  readonly labels: Float64Array;
  readonly height: number;
  readonly isPlain: boolean;
}

const draw = (canvas: HTMLCanvasElement, { strip, labels, height, isPlain, colorLabel }: Drawn): void => {
  const ratio = Math.min(3, window.devicePixelRatio || 1);
  canvas.width = Math.round(WIDTH * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext('2d');
  if (!context) return;
  const { classes, ink } = readPalette();
  context.scale(canvas.width / WIDTH, canvas.height / height);
  const across = WIDTH / strip.laneCount;
  for (const { lane, top, height: tall, isKept, place } of blocksOf(strip, height)) {
    context.globalAlpha = isKept ? 1 : PALE;
    context.fillStyle = (isPlain ? null : classes[colorLabel(labels[place] ?? 0)]) ?? ink;
    context.fillRect(lane * across, top, across, tall);
  }
};

const Blocks = (drawn: Drawn) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { strip, labels, height, isPlain, colorLabel, theme } = drawn;
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours are others in another theme
  useLayoutEffect(() => {
    if (canvas.current) draw(canvas.current, drawn);
  }, [strip, labels, height, isPlain, colorLabel, theme]);
  return <canvas ref={canvas} style={{ width: WIDTH, height }} />;
};

/** Where the point that is looked at has its place. */
const LookedPlace = ({ strip: { rows }, height }: { strip: Strip; height: number }) => {
  const hovered = useStore((state) => state.hovered);
  const place = hovered === null ? -1 : rows.indexOf(hovered);
  if (place < 0) return null;
  return <i className="canvas-strip-looked" data-place={place + 1} style={{ bottom: ((place + 0.5) * height) / rows.length }} />;
};

/** All past points in the order of the rule along the right edge of the canvas, the remembered ones inked, with the cut-off that a hand drags. */
const StripBar = ({ picture, frame: { left, top, side } }: { picture: Picture; frame: Frame }) => {
  const shown = useStrip(picture);
  const input = useRef<HTMLInputElement>(null);
  const isDragged = useRef(false);
  if (!shown) return null;
  const { strip, labels } = shown;
  const { rows, cut } = strip;
  const count = rows.length;
  const text = cut === null ? '' : `${formatCount(cut)} of ${formatCount(count)} remembered`;

  const at = ({ clientY, currentTarget }: PointerEvent<HTMLElement>): number => {
    const { top, height } = currentTarget.getBoundingClientRect();
    // It may be shown enlarged.
    return ((clientY - top) * currentTarget.offsetHeight) / height;
  };
  const dragTo = (event: PointerEvent<HTMLElement>): void => dragSize(sizeAt(at(event), side, count));
  const begin = (event: PointerEvent<HTMLElement>): void => {
    if (cut === null || event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    isDragged.current = true;
    input.current?.focus({ preventScroll: true });
    getStore().hover(null);
    dragTo(event);
  };
  const move = (event: PointerEvent<HTMLElement>): void => {
    if (isDragged.current) {
      dragTo(event);
      return;
    }
    const row = rows[placeAt(at(event), side, count)] ?? -1;
    getStore().hover(row < 0 ? null : row);
  };
  const end = (): void => {
    if (!isDragged.current) return;
    isDragged.current = false;
    endDrag();
  };
  return (
    <div
      className="canvas-strip"
      style={{ left: left + side + GAP, top, width: WIDTH, height: side }}
      data-cut={cut !== null}
      title={
        cut === null
          ? 'Every past point in the order of the rule; the remembered ones are full'
          : 'Every past point in the order of the rule, the first at the bottom: under the cut-off they are remembered. Drag it.'
      }
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onPointerLeave={() => getStore().hover(null)}
    >
      <Blocks
        strip={strip}
        labels={labels}
        height={side}
        isPlain={picture.source.likelihood === 'gaussian'}
        colorLabel={picture.colorLabel}
        theme={picture.theme}
      />
      <LookedPlace strip={strip} height={side} />
      {cut !== null && (
        <>
          <input
            ref={input}
            type="range"
            aria-label="Cut-off beside the canvas"
            aria-orientation="vertical"
            aria-valuetext={text}
            min={0}
            max={count}
            value={cut}
            onChange={(event) => dragSize(Number(event.target.value))}
            onKeyUp={endDrag}
            onBlur={endDrag}
          />
          <span className="canvas-strip-handle" style={{ bottom: (cut * side) / count }} aria-hidden="true">
            <span>{text}</span>
          </span>
        </>
      )}
    </div>
  );
};

export default StripBar;
