import { headOf, type Row } from '../scenario/figures.ts';
import { Symbols } from '../ui/Symbols.tsx';

/** Heads of columns of figures, each with its small print, and its meaning where one points. */
export const FigureHeads = ({ figures }: { figures: readonly Pick<Row<never>, 'id' | 'name' | 'head' | 'of' | 'meaning'>[] }) =>
  figures.map((figure) => {
    const { head, small } = headOf(figure);
    return (
      <th key={figure.id} scope="col" title={figure.meaning}>
        <Symbols>{head}</Symbols> <small>{small}</small>
      </th>
    );
  });
