import { type ReactNode, useMemo } from 'react';
import type { Laid, Mark, Seen } from './defineChart.ts';
import type { Row } from './rows.ts';

interface LayerProps<Given, R extends Row, Now> {
  readonly mark: Mark<Given, R, Now>;
  readonly of: Laid<Given, R>;
  readonly seen: Seen<Now>;
}

/** One mark: its channels are computed once, and it is drawn as often as something else is looked at. */
export const Layer = <Given, R extends Row, Now>({ mark, of, seen }: LayerProps<Given, R, Now>): ReactNode => {
  const draw = useMemo(() => mark.lay(of), [mark, of]);
  return draw(seen);
};
