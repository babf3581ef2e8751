import { useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { mapImage } from '../../canvas/save/canvasPicture.tsx';
import { PaperDrawing } from '../../canvas/save/Drawing.tsx';
import { useCanvas } from '../../canvas/useCanvas.ts';
import { figuresAt, headOf } from '../../scenario/figures.ts';
import { encodeLink } from '../../scenario/link.ts';
import { withScreen } from '../../store/linkView.ts';
import { visibleDomain } from '../../store/state.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { formatFigure } from '../../ui/format.ts';
import { LineSample } from '../../ui/LineSample.tsx';
import { createLightPaint } from '../../ui/save/lightPaint.ts';
import { useShown } from '../../ui/useShown.ts';
import { getStore, useStore } from '../../ui/useStore.ts';
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

/** Pixels a side of the plot: 12 cm. */
const SIDE = 453.5;

/** The canvas on paper: in the colours of the light theme whatever the page wears, with its legend. */
const Picture = ({ title }: { title: string }) => {
  const scene = useCanvas();
  const domain = useStore(visibleDomain);
  const map = useMemo(() => {
    const light = createLightPaint();
    const image = mapImage(scene.source, light.paint);
    light.dispose();
    return image;
  }, [scene.source]);
  return domain && <PaperDrawing title={title} scene={scene} domain={domain} map={map} side={SIDE} name="-sheet" />;
};

const Sheet = () => {
  const state = getStore().getState();
  const { methods, step } = useShown();
  const text = introductionOf(state.scenario, state.chosenMethod);
  const title = state.scenario.title ?? 'Replayground';
  return (
    <section className="print-sheet" aria-label="Printed sheet">
      <h2 className="print-title">{title}</h2>
      <p className="print-sentence">
        {text && `${text.before} ${text.exact} ${text.others} `}
        {sentenceOf(state)}
      </p>
      <Picture title={title} />
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

/** All that a print has: title, sentence, canvas with its legend, figures and the link, on one page. There while the page is printed only. */
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
