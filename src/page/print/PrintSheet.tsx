import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { figuresAt, headOf } from '../../scenario/figures.ts';
import { encodeLink } from '../../scenario/link.ts';
import { withScreen } from '../../store/linkView.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { formatFigure } from '../../ui/format.ts';
import { LineSample } from '../../ui/LineSample.tsx';
import { useShown } from '../../ui/useShown.ts';
import { getStore } from '../../ui/useStore.ts';
import { introductionOf } from '../introduction/introductionText.ts';
import { sentenceOf } from '../notices/Announcer.tsx';

/** Figures that a reader of paper compares. */
const COLUMNS = figuresAt('card').filter(({ unit }) => unit === 'share' || unit === 'difference' || unit === 'examples');

const addressOf = (): string => {
  const plain = `${location.origin}${location.pathname}`;
  try {
    const link = encodeLink(withScreen(getStore().getState()));
    return link ? `${plain}${link}` : plain;
  } catch {
    return plain;
  }
};

const Sheet = () => {
  const state = getStore().getState();
  const { methods, step } = useShown();
  const text = introductionOf(state.scenario, state.chosenMethod);
  return (
    <section className="print-sheet" aria-label="Printed sheet">
      <h2 className="print-title">{state.scenario.title ?? 'Replayground'}</h2>
      <p className="print-sentence">
        {text && `${text.before} ${text.exact} ${text.others} `}
        {sentenceOf(state)}
      </p>
      <table className="print-figures">
        <thead>
          <tr>
            <th scope="col">method</th>
            {COLUMNS.map((figure) => {
              const { head, small } = headOf(figure);
              return (
                <th key={figure.id} scope="col">
                  {head} {small && <small>{small}</small>}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {methods.map((id) => {
            const results = step?.methods[id];
            return (
              <tr key={id}>
                <th scope="row">
                  <LineSample methodId={id} /> {methodTitle(id)}
                </th>
                {COLUMNS.map(({ id: figure, unit, value }) => (
                  <td key={figure}>
                    {results && !results.undefinedBecause && value(results) !== null ? formatFigure(unit, value(results)) : '–'}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="print-link">{addressOf()}</p>
    </section>
  );
};

/** What a print has beside the canvas and its legend: title, sentence, figures and the link. There while the page is printed only. */
export const PrintSheet = () => {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const query = matchMedia('print');
    // The picture of the page is taken when this returns.
    const changed = (): void => flushSync(() => setPrinting(query.matches));
    const before = (): void => flushSync(() => setPrinting(true));
    const after = (): void => setPrinting(false);
    query.addEventListener('change', changed);
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      query.removeEventListener('change', changed);
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);
  return printing && <Sheet />;
};
