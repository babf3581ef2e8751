import type { Laid, Mark } from '../defineChart.ts';
import { type Box, placeTexts, type Wish } from '../labels.ts';
import type { Row } from '../rows.ts';

/** A text that wants a place in a plot. */
export interface Label extends Wish {
  /** CSS colour; that of its kind when left out. */
  readonly color?: string;
  /** A small number on a line, not a name. */
  readonly isMuted?: boolean;
}

interface PlacedOptions<Given, R extends Row> {
  /** From the most important one to those that are left out first. */
  readonly labels: (of: Laid<Given, R>) => readonly Label[];
  /** Boxes of other marks, which stay free. */
  readonly taken: (of: Laid<Given, R>) => readonly Box[];
}

/** Texts where there is room for them. */
export const placed = <Given, R extends Row>({ labels, taken }: PlacedOptions<Given, R>): Mark<Given, R, unknown> => ({
  lay: (of) => {
    const texts = placeTexts(labels(of), taken(of), of.plot).map(({ id, text, x, y, color, isMuted = false }) => (
      <text
        key={id}
        className="chart-text"
        data-strong={isMuted ? undefined : ''}
        data-muted={isMuted ? '' : undefined}
        aria-hidden={isMuted || undefined}
        x={x}
        y={y + (isMuted ? 3.5 : 4)}
        textAnchor="middle"
        style={color === undefined ? undefined : { fill: color }}
      >
        {text}
      </text>
    ));
    return () => texts;
  },
});
