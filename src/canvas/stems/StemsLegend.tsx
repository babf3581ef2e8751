import type { Stems } from '../../store/state.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { formatNumber } from '../../ui/format.ts';
import { methodMark } from '../../ui/methodMarks.ts';
import { barLengths } from './geometry.ts';
import './stems.css';

/** Pixels of the longer bar; on a small canvas. */
const ROOM = 96;
const SMALL_ROOM = 56;
/** A canvas of this side is small: the legend leaves it to the points. */
const SMALL = 560;

/** One bar: what is there in ink, what is missing of `all` hollow. */
const Bar = ({ length, all, room, fill }: { length: number; all: number; room: number; fill: string }) => (
  <svg className="stems-bar" width={room + 1} height="10" aria-hidden="true">
    <rect x="0.5" y="0.5" width={Math.max(length, all)} height="9" fill="var(--surface)" stroke="var(--ink)" />
    <rect x="0.5" y="0.5" width={length} height="9" fill={fill} stroke="var(--ink)" />
  </svg>
);

/** The two bars of the past gradient, and the meaning of the stems. */
const StemsLegend = ({ stems, side }: { stems: Stems; side: number }) => {
  const { where, method, truth, reach, rising, most, note } = stems;
  const title = methodTitle(method);
  const isSmall = side < SMALL;
  const room = isSmall ? SMALL_ROOM : ROOM;
  const bars = barLengths(stems, room);
  return (
    <div className="stems-legend">
      <p title="Lengths in nats per unit of weight; of the reconstruction its part along the true one">
        <b>Past gradient {where}</b>
      </p>
      {truth !== null && bars.truth !== null && (
        <dl>
          <dt>true</dt>
          <dd>
            <Bar length={bars.truth} all={bars.truth} room={room} fill="var(--ink)" /> {formatNumber(truth)}
          </dd>
          {reach !== null && bars.reach !== null && (
            <>
              <dt>{title} keeps</dt>
              <dd>
                <Bar length={bars.reach} all={bars.truth} room={room} fill={methodMark(method).color} /> {formatNumber(reach)}
              </dd>
            </>
          )}
        </dl>
      )}
      {note && <p>{note}</p>}
      <p>
        <svg width="9" height="14" aria-hidden="true">
          <path d="M4.5 0v14" stroke="var(--ink)" strokeWidth="4" />
        </svg>
        kept
        <svg width="9" height="14" aria-hidden="true">
          <path d="M2.5 .5h4v13h-4z" fill="var(--surface)" stroke="var(--ink)" />
        </svg>
        missing · {isSmall ? `↑ ${rising}` : `up: ${rising} rose, at most ${formatNumber(most, 2)}`}
      </p>
    </div>
  );
};

export default StemsLegend;
