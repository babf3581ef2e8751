import { type ReactNode, useMemo } from 'react';
import type { Laid, Mark, Seen } from './defineChart.ts';
import type { Row } from './rows.ts';

interface Layer<Given, R extends Row, Now> {
  readonly of: Laid<Given, R>;
  readonly seen: Seen<Now>;
}

/** A mark: its channels are computed once, and it is drawn as often as something else is looked at. */
const Layer = <Given, R extends Row, Now>({ mark, of, seen }: Layer<Given, R, Now> & { mark: Mark<Given, R, Now> }): ReactNode => {
  const draw = useMemo(() => mark.lay(of), [mark, of]);
  return draw(seen);
};

/** The marks of a declaration over one plot, from the lowest to the one on top. */
export const Layers = <Given, R extends Row, Now>({
  marks,
  ...over
}: Layer<Given, R, Now> & { marks: readonly Mark<Given, R, Now>[] }): ReactNode =>
  // biome-ignore lint/suspicious/noArrayIndexKey: the marks of a declaration stay as they are
  marks.map((mark, k) => <Layer key={k} mark={mark} {...over} />);
