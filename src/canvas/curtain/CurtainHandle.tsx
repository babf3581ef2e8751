import { type CSSProperties, type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { methodTitle } from '../../ui/catalog.ts';
import { methodMark } from '../../ui/methodMarks.ts';
import { type LineStyle, Stroke } from '../../ui/Stroke.tsx';
import { getStore, useStore } from '../../ui/useStore.ts';
import { curtainAfter, curtainAt, sidesOf } from './sides.ts';
import './curtain.css';

/** The boundary before the change, as the canvas draws it. */
const BEFORE: LineStyle = { color: 'var(--before)', dash: '0.1 3.8', width: 1.9 };

const titleOf = (id: string): string => (id === 'before' ? 'Before the change' : methodTitle(id));

/** Name of a side beside the curtain, with its line; out of sight where the side is too narrow for it. */
const SideName = ({ side, id }: { side: 'left' | 'right'; id: string }) => {
  const style = id === 'before' ? BEFORE : methodMark(id);
  return (
    <p className={`canvas-curtain-name canvas-curtain-name-${side}`}>
      {/* Takes the first line: a name that does not fit beside it goes to the second, which is hidden. */}
      <span />
      <strong style={{ color: style.color }}>
        <svg width="24" height="8" viewBox="0 0 24 8" strokeLinecap={id === 'before' ? 'round' : 'butt'} aria-hidden="true">
          <Stroke style={style} d="M1 4H23" ground="var(--raised)" />
        </svg>
        {titleOf(id)}
      </strong>
    </p>
  );
};

/** The curtain's line, which a pointer or keys move over the canvas, and the names of both sides at its top. */
const CurtainHandle = () => {
  const share = useStore((state) => state.curtain) ?? 0;
  const chosen = useStore((state) => state.chosenMethod);
  const held = useRef(0);
  const { left, right } = sidesOf(chosen);
  const move = (to: number): void => getStore().show({ curtain: curtainAt(to) });
  /** Share of the canvas that lies left of the pointer. */
  const under = ({ currentTarget, clientX }: PointerEvent): number => {
    const { left: from, width } = (currentTarget.parentElement as HTMLElement).getBoundingClientRect();
    return (clientX - from) / width;
  };
  const press = (event: KeyboardEvent): void => {
    const to = curtainAfter(event.key, event.shiftKey, share);
    if (to === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    move(to);
  };
  const percent = Math.round(100 * share);
  return (
    <div className="canvas-curtain-front" style={{ '--curtain': `${100 * share}%` } as CSSProperties}>
      <SideName side="left" id={left} />
      <SideName side="right" id={right} />
      <div
        role="slider"
        tabIndex={0}
        className="canvas-curtain-handle"
        aria-label={`Curtain: left of it ${titleOf(left)}, right of it ${titleOf(right)}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={`${titleOf(left)} on ${percent} % of the width, ${titleOf(right)} on ${100 - percent} %`}
        title="Drag, or press ← and →; C takes the curtain away"
        onKeyDown={press}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          held.current = share - under(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) move(under(event) + held.current);
        }}
      >
        <svg className="canvas-curtain-grip" width="30" height="30" viewBox="-15 -15 30 30" aria-hidden="true">
          <circle r="13" />
          <path d="M-4 -5L-8.5 0L-4 5M4 -5L8.5 0L4 5" />
        </svg>
      </div>
    </div>
  );
};

export default CurtainHandle;
