import type { GradientComparison } from '../../adaptation/reconstruction.ts';
import { methodMark } from '../../ui/methodMarks.ts';
import { dialTip } from './dial.ts';

/** CSS pixels. */
const SIDE = 40;
/** Length of the true gradient, and the foot of both arrows: they never point to the left. */
const UNIT = 24;
const FOOT = { x: 10, y: 32 } as const;
const HEAD = 5;

/** An arrow from the foot to (x, y) beyond it, y downwards: its shaft and its head. */
const Arrow = ({ x, y, color, width, isOpen = false }: { x: number; y: number; color: string; width: number; isOpen?: boolean }) => {
  const angle = (180 / Math.PI) * Math.atan2(y, x);
  const length = Math.hypot(x, y);
  const head = Math.min(HEAD, length);
  return (
    <g
      transform={`translate(${FOOT.x} ${FOOT.y}) rotate(${angle.toFixed(1)})`}
      style={{ color }}
      stroke="currentcolor"
      strokeWidth={width}
      strokeLinecap="round"
    >
      <path d={`M0 0H${Math.max(0, length - head / 2).toFixed(1)}`} strokeDasharray={isOpen ? '3 2.5' : undefined} />
      <path
        d={`M${length.toFixed(1)} 0l${-head} ${-head / 2}v${head}z`}
        fill={isOpen ? 'none' : 'currentcolor'}
        strokeWidth={isOpen ? 1 : 0}
        strokeLinejoin="round"
      />
    </g>
  );
};

interface DialProps {
  readonly methodId: string;
  /** At exact's solution; null where the method reconstructs no gradient. */
  readonly figures: GradientComparison | null;
}

/** The true past gradient as an arrow up, and what the method makes of it: its angle and its length in the plane of the two. */
export const Dial = ({ methodId, figures }: DialProps) => {
  const tip = figures && dialTip(figures);
  return (
    <svg className="card-dial" viewBox={`0 0 ${SIDE} ${SIDE}`} width={SIDE} height={SIDE} aria-hidden="true" focusable="false">
      <rect x="0.5" y="0.5" width={SIDE - 1} height={SIDE - 1} rx="4" />
      {tip ? (
        <>
          <Arrow x={0} y={-UNIT} color="var(--ink)" width={2.5} />
          <Arrow x={UNIT * tip.right} y={-UNIT * tip.up} color={methodMark(methodId).color} width={2} isOpen={tip.isCut} />
        </>
      ) : (
        <text textAnchor="middle" x={SIDE / 2} y={24}>
          –
        </text>
      )}
    </svg>
  );
};
