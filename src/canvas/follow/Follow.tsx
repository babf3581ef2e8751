import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { getStore, useStore } from '../../ui/useStore.ts';
import type { Picture } from '../picture.ts';
import type { CanvasPoint } from '../points/points.ts';
import { FollowCard } from './FollowCard.tsx';
import { foundAgain } from './followed.ts';
import { type Corner, cardBox, cornerFor } from './place.ts';
import './follow.css';

export interface FollowProps {
  readonly picture: Picture;
  readonly onWhy: (sentence: string, why: string) => void;
  /** Pixels of the stage right of the frame. */
  readonly room: number;
}

/** Below this width of the page the card stands under the canvas. */
const narrow = matchMedia('(width < 56.3125em)');
const subscribeNarrow = (listener: () => void): (() => void) => {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
};

const close = (): void => getStore().show({ followed: null });

/** The followed point as the scene has it now; null where it is gone, which ends the following. */
const useFollowed = (picture: Picture): CanvasPoint | null => {
  const index = useStore((state) => state.followed);
  const before = useRef<{ readonly picture: Picture; readonly point: CanvasPoint } | null>(null);
  const was = before.current?.point.index === index ? before.current : null;
  const isSame = !was || (was.picture.points === picture.points && was.picture.past === picture.past);
  const named = picture.points.find((point) => point.index === index) ?? null;
  const point = isSame ? named : foundAgain(was.point, was.picture, picture);
  const gone = index !== null && point === null ? index : null;
  useEffect(() => {
    before.current = point && { picture, point };
    if (point && point.index !== index) getStore().show({ followed: point.index });
  }, [picture, point, index]);
  useEffect(() => {
    if (gone === null) return;
    close();
    getStore().notify(`Point ${gone} is there no more, so it is followed no more`);
  }, [gone]);
  return point;
};

/** Marks the followed point on the canvas, and holds its card where it hides neither the point nor the marks at the edges. */
const Follow = ({ picture, onWhy, room }: FollowProps) => {
  const point = useFollowed(picture);
  const isNarrow = useSyncExternalStore(subscribeNarrow, () => narrow.matches);
  const [layer, setLayer] = useState<SVGSVGElement | null>(null);
  const card = useRef<HTMLElement>(null);
  const corner = useRef<Corner>(null);
  const { view, points, positions, radii } = picture;
  const { side } = view;
  const k = point ? points.indexOf(point) : -1;
  const [x, y] = [positions[2 * k] ?? 0, positions[2 * k + 1] ?? 0];
  const place = useRef(() => {});
  place.current = () => {
    const element = card.current;
    if (!element) return;
    const size = { width: element.offsetWidth, height: element.offsetHeight };
    corner.current = cornerFor([x, y], size, side, room, corner.current);
    const box = cardBox(corner.current, size, side, room);
    element.style.translate = isNarrow ? '' : `${Math.round(box.x)}px ${Math.round(box.y)}px`;
  };
  useLayoutEffect(() => place.current());
  const isThere = point !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another card stands under the canvas
  useEffect(() => {
    if (!card.current) return;
    const grown = new ResizeObserver(() => place.current());
    grown.observe(card.current);
    return () => grown.disconnect();
  }, [isThere, isNarrow, layer]);
  if (!point) return null;
  const radius = (radii[k] ?? 3) + 9;
  const isSeen = x >= 0 && y >= 0 && x <= side && y <= side;
  const shown = <FollowCard ref={card} picture={picture} point={point} isSeen={isSeen} onWhy={onWhy} onClose={close} />;
  const under = isNarrow ? layer?.closest('.canvas-room') : null;
  return (
    <>
      <svg ref={setLayer} className="canvas-layer" width={side} height={side} aria-hidden="true">
        <g transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`} fill="none" strokeLinecap="round">
          {(['var(--halo)', 'var(--ink)'] as const).map((stroke, at) => (
            <path
              key={stroke}
              d={`M0 ${-radius}v-5M0 ${radius}v5M${-radius} 0h-5M${radius} 0h5M${radius} 0A${radius} ${radius} 0 1 1 ${-radius} 0A${radius} ${radius} 0 1 1 ${radius} 0`}
              stroke={stroke}
              strokeWidth={at === 0 ? 5 : 2}
            />
          ))}
        </g>
      </svg>
      {under ? createPortal(shown, under) : !isNarrow && shown}
    </>
  );
};

export default Follow;
