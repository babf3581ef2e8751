import type { KeyboardEvent } from 'react';
import type { Mark } from '../../chart/defineChart.ts';
import { arrowPath } from '../../chart/paths.ts';
import { methodMark } from '../../ui/methodMarks.ts';
import { arrowScale, steepestOf } from './layout.ts';
import type { ModelRow } from './rows.ts';
import type { LandscapeGiven } from './terrain.tsx';
import type { Probe } from './useProbe.ts';
import { placeText, readingWords } from './words.ts';

const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
/** Presses of an arrow key from one end of the smaller side to the other; with Shift a tenth as many. */
const PRESSES = 100;
/** Pixels; a shorter arrow is not drawn. */
const SHORTEST = 3;

const rounded = (value: number): number => Number(value.toPrecision(4));

/** The probe: a handle that is dragged, or moved with the arrow keys, and the two gradients there as arrows that point downhill. */
export const probe: Mark<LandscapeGiven, ModelRow, Probe> = {
  drag: ({ x, y, done }, { given }) => given.move({ x, y }, done),
  lay: ({ given: { result, move }, plot }) => {
    const { window, truth, resolution, method } = result;
    const steepest = steepestOf(truth.values, resolution, window.x1 - window.x0);
    const step = Math.min(window.x1 - window.x0, window.y1 - window.y0) / PRESSES;
    return ({ now: { place, reading } }) => {
      const [x, y] = [plot.x.at(place.x), plot.y.at(place.y)];
      const slopes = [
        { id: 'true', slope: reading?.truth, color: 'var(--ink)', width: 4 },
        // Thinner and on top: where both agree, both are seen.
        { id: 'reconstruction', slope: reading?.reconstruction, color: methodMark(method).color, width: 2 },
      ].flatMap(({ slope, ...arrow }) => (slope ? [{ ...arrow, slope, length: Math.hypot(slope.x, slope.y) }] : []));
      const scale = arrowScale(
        slopes.map(({ length }) => length),
        steepest,
        plot,
      );
      const arrows = slopes
        .filter(({ length }) => length * scale > SHORTEST)
        .map(({ slope, ...arrow }) => ({ ...arrow, d: arrowPath(x, y, x - slope.x * scale, y + slope.y * scale, 8) }));
      const key = (event: KeyboardEvent): void => {
        const way = KEYS[event.key];
        if (!way) return;
        event.preventDefault();
        event.stopPropagation();
        const far = step * (event.shiftKey ? 10 : 1);
        move({ x: place.x + way[0] * far, y: place.y + way[1] * far }, true);
      };
      return (
        <g>
          <g
            className="landscape-handle"
            role="slider"
            aria-label="Probe"
            aria-valuenow={rounded(place.x)}
            aria-valuemin={rounded(window.x0)}
            aria-valuemax={rounded(window.x1)}
            aria-valuetext={`at ${placeText(result, place.x)}, ${placeText(result, place.y)}. ${readingWords(reading)}`}
            tabIndex={0}
            onKeyDown={key}
            transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
          >
            <circle className="chart-reach" r={16} />
            <circle fill="none" strokeWidth={4} style={{ stroke: 'var(--sunken)' }} r={7} />
            <circle className="landscape-ring" r={7} />
            <path className="landscape-ring" d="M-11 0H-4M4 0H11M0 -11V-4M0 4V11" />
          </g>
          <g pointerEvents="none">
            {arrows.map(({ id, d }) => (
              <path key={id} className="chart-arrow" style={{ stroke: 'var(--sunken)', strokeWidth: 7 }} d={d} />
            ))}
            {arrows.map(({ id, color, width, d }) => (
              <path key={id} className="chart-arrow" data-arrow={id} style={{ stroke: color, strokeWidth: width }} d={d} />
            ))}
          </g>
        </g>
      );
    };
  },
};
