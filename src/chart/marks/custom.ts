import type { ReactNode } from 'react';
import type { Laid, Mark, Seen } from '../defineChart.ts';
import type { Row } from '../rows.ts';

/** A drawing that no other chart has. */
export const custom = <Given, R extends Row, Now>(draw: (of: Laid<Given, R>, seen: Seen<Now>) => ReactNode): Mark<Given, R, Now> => ({
  lay: (of) => (seen) => draw(of, seen),
});
