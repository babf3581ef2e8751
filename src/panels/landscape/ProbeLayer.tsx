import { type KeyboardEvent, useMemo, useSyncExternalStore } from 'react';
import type { Plot } from '../../chart/Chart.tsx';
import type { LandscapeResult } from '../../studies/landscape.ts';
import { formatNumber } from '../../ui/format.ts';
import { methodMark } from '../../ui/methodMarks.ts';
import { arrowPath, arrowScale, steepestOf } from './layout.ts';
import type { Probe, ProbePlace } from './probe.ts';
import { readingWords } from './words.ts';

interface ProbeLayerProps {
  readonly result: LandscapeResult;
  readonly plot: Plot;
  readonly probe: Probe;
  /** Moves it to a place that is kept inside the view. */
  readonly onMove: (place: ProbePlace) => void;
}

const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
/** Presses of an arrow key from one end of the smaller side to the other; with Shift a tenth as many. */
const PRESSES = 100;

/** The probe: a handle that is dragged, or moved with the arrow keys, and the two gradients there as arrows that point downhill. */
export const ProbeLayer = ({ result, plot, probe, onMove }: ProbeLayerProps) => {
  const reading = useSyncExternalStore(probe.subscribe, probe.reading);
  const place = useSyncExternalStore(probe.subscribe, probe.place);
  const { window } = result;
  const steepest = useMemo(
    () => steepestOf(result.truth.values, result.resolution, window.x1 - window.x0),
    [result.truth, result.resolution, window],
  );
  const x = plot.x.at(place.x);
  const y = plot.y.at(place.y);
  const truth = reading?.truth;
  const other = reading?.reconstruction;
  const scale = reading
    ? arrowScale([Math.hypot(reading.truth.x, reading.truth.y), other ? Math.hypot(other.x, other.y) : 0], steepest, plot)
    : 0;
  const key = (event: KeyboardEvent): void => {
    const way = KEYS[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    const step = (Math.min(window.x1 - window.x0, window.y1 - window.y0) / PRESSES) * (event.shiftKey ? 10 : 1);
    onMove({ x: place.x + way[0] * step, y: place.y + way[1] * step });
  };
  return (
    <g className="landscape-probe">
      <g
        className="landscape-handle"
        role="slider"
        aria-label="Probe"
        aria-valuenow={Number(place.x.toPrecision(4))}
        aria-valuemin={Number(window.x0.toPrecision(4))}
        aria-valuemax={Number(window.x1.toPrecision(4))}
        aria-valuetext={`at ${formatNumber(place.x)}, ${formatNumber(place.y)}. ${readingWords(reading)}`}
        tabIndex={0}
        onKeyDown={key}
        transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
      >
        <circle className="landscape-reach" r={16} />
        <circle className="landscape-ring-halo" r={7} />
        <circle className="landscape-ring" r={7} />
        <path className="landscape-cross" d="M-11 0H-4M4 0H11M0 -11V-4M0 4V11" />
      </g>
      {truth && <path className="landscape-arrow-halo" d={arrowPath(x, y, -truth.x * scale, truth.y * scale)} />}
      {other && <path className="landscape-arrow-halo" d={arrowPath(x, y, -other.x * scale, other.y * scale)} />}
      {truth && <path className="landscape-arrow" data-arrow="true" d={arrowPath(x, y, -truth.x * scale, truth.y * scale)} />}
      {other && (
        <path
          className="landscape-arrow"
          data-arrow="reconstruction"
          style={{ stroke: methodMark(result.method).color }}
          d={arrowPath(x, y, -other.x * scale, other.y * scale)}
        />
      )}
    </g>
  );
};
