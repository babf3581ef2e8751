import { FIGURES } from '../../scenario/figures.ts';
import { formatFigure } from '../../ui/format.ts';
import { methodMark } from '../../ui/methodMarks.ts';
import './card.css';

/** Share of the map where the method decides otherwise, with a bar of that length; the reference needs none. */
export const Differs = ({
  methodId,
  share,
  end,
  tone,
}: {
  methodId: string;
  share: number;
  end: number;
  tone: 'bad' | 'live' | undefined;
}) => (
  <>
    <span className="card-figure card-differs" title={FIGURES.disagreement.meaning}>
      <b data-tone={tone}>{formatFigure(FIGURES.disagreement.unit, share)}</b> {share === 0 ? 'on' : 'of'} the map
    </span>
    {methodId !== 'exact' && (
      <span className="card-bar" aria-hidden="true">
        {share > 0 && <span style={{ width: `${Math.min(100, (100 * share) / end)}%`, background: methodMark(methodId).color }} />}
      </span>
    )}
  </>
);
