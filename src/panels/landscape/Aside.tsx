import { memo } from 'react';
import { FIGURES } from '../../scenario/figures.ts';
import type { LandscapeResult, landscape } from '../../studies/landscape.ts';
import { Button } from '../../ui/Button.tsx';
import { methodTitle } from '../../ui/catalog.ts';
import { formatCosine, formatGain, formatNumber, formatPercent, formatRelativeError } from '../../ui/format.ts';
import { useStore } from '../../ui/useStore.ts';
import type { Drawing } from '../view.tsx';
import type { options } from './options.ts';
import { isAtRest, type Reading } from './reading.ts';
import { isShown } from './rows.ts';
import type { Probe } from './useProbe.ts';
import { originName, outsideWords, placeName, placeText, planeSentence } from './words.ts';

export type LandscapeDrawing = Drawing<typeof options, unknown, typeof landscape, Probe | null, LandscapeResult>;

const lengthOf = (norm: number): string => (isAtRest(norm) ? 'none: an optimum' : `${formatNumber(norm)} nats per unit`);

/** Name, value and meaning of each figure at the probe, in all the weights: '…' while it is awaited, '–' where it is not defined. */
const figuresOf = (reading: Reading | null, hasReconstruction: boolean): (readonly [name: string, value: string, meaning: string])[] => {
  const comparison = reading?.comparison;
  const compared = (value: number | null | undefined, format: (value: number) => string): string =>
    value === undefined ? '…' : value === null ? '–' : format(value);
  return [
    ['true gradient', reading ? lengthOf(reading.trueNorm) : '…', 'Length of the true gradient in all the weights.'],
    ...(hasReconstruction
      ? ([
          ['reconstruction', compared(comparison?.reconstructedNorm, lengthOf), 'Length of the reconstructed gradient in all the weights.'],
          ['cosine', compared(comparison?.cosine, formatCosine), FIGURES.cosine.meaning],
          ['gain', compared(comparison?.gain, formatGain), FIGURES.gain.meaning],
          [
            'error',
            compared(comparison?.relativeError, formatRelativeError),
            'Length of the difference of the two over that of the true one.',
          ],
        ] as const)
      : []),
    [
      'in the plane',
      compared(reading?.share, (share) => `${formatPercent(share, 0)} of the true one`),
      'Share of the length of the true gradient that the plane sees; the arrows show this part.',
    ],
  ];
};

/** Both gradients at the probe, and buttons that put it onto a model. */
const ProbeFigures = ({ drawn, probe: { place, reading }, choose }: LandscapeDrawing & { probe: Probe }) => {
  const { method, places, reconstruction } = drawn;
  // A method that stays at θ* needs no button of its own.
  const stays = places.some(({ id, x, y }) => id === method && x === 0 && y === 0);
  const models = [
    { id: 'theta-star', at: 'theta-star', name: originName(drawn) },
    { id: 'exact', at: 'exact', name: 'exact' },
    ...(stays || method === 'exact' ? [] : [{ id: method, at: 'chosen', name: methodTitle(method) } as const]),
  ] as const;
  return (
    <section className="landscape-figures" aria-label="At the probe">
      <p className="landscape-put">
        <span className="label">Probe at</span>
        {models
          .filter(({ id }) => places.some((one) => one.id === id))
          .map(({ id, at, name }) => (
            <Button key={id} kind="quiet" aria-label={`Put the probe on ${name}`} onClick={() => choose('at', at)}>
              {name}
            </Button>
          ))}
      </p>
      <dl>
        <div>
          <dt>place</dt>
          <dd>
            {placeText(drawn, place.x)}, {placeText(drawn, place.y)}
          </dd>
        </div>
        {figuresOf(reading, reconstruction !== null).map(([name, value, meaning]) => (
          <div key={name} title={meaning}>
            <dt>{name}</dt>
            <dd data-figure={name}>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

/** The plane in words, and what lies outside of it; the same wherever the probe is. */
const PlaneWords = memo(({ drawn, hidden }: Pick<LandscapeDrawing, 'drawn' | 'hidden'>) => {
  const { because, missing, places, method } = drawn;
  const tall = useStore((state) => state.panelTall);
  const told = missing.filter(({ id }) => id !== method);
  const reasons = [...new Set(told.map(({ because: why }) => why))];
  return (
    <section className="landscape-plane" aria-label="The plane">
      {because && <p style={{ color: 'var(--ink)' }}>{because}</p>}
      <p>{planeSentence(drawn)}</p>
      <details open={tall}>
        <summary>How far outside each lies</summary>
        <ul>
          {places
            .filter(({ id }) => isShown(id, drawn, hidden))
            .map((place) => (
              <li key={place.id}>
                <b>{placeName(place.id)}</b> {outsideWords(place)}
              </li>
            ))}
        </ul>
      </details>
      {reasons.map((why) => (
        <p key={why}>
          Without {told.flatMap(({ id, because: reason }) => (reason === why ? [placeName(id)] : [])).join(', ')}: {why}
        </p>
      ))}
    </section>
  );
});

/** Right of the landscape: choices, the probe's figures, and the plane in words. */
export const Aside = (drawing: LandscapeDrawing) => (
  <>
    <div className="row panel-row">{drawing.controls}</div>
    {drawing.also && <ProbeFigures {...drawing} probe={drawing.also} />}
    <PlaneWords drawn={drawing.drawn} hidden={drawing.hidden} />
  </>
);
