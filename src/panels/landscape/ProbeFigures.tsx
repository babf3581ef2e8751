import { useSyncExternalStore } from 'react';
import { FIGURES } from '../../scenario/figures.ts';
import type { LandscapeResult } from '../../studies/landscape.ts';
import { Button } from '../../ui/Button.tsx';
import { methodTitle } from '../../ui/catalog.ts';
import { formatCosine, formatGain, formatNumber, formatPercent, formatRelativeError } from '../../ui/format.ts';
import type { Probe } from './probe.ts';
import { originName } from './words.ts';

interface ProbeFiguresProps {
  readonly result: LandscapeResult;
  readonly probe: Probe;
  /** Puts the probe onto a model. */
  readonly onPut: (id: string) => void;
}

/** What the probe finds: both gradients of what is drawn, in all the weights, and where to put it. */
export const ProbeFigures = ({ result, probe, onPut }: ProbeFiguresProps) => {
  const reading = useSyncExternalStore(probe.subscribe, probe.reading);
  const place = useSyncExternalStore(probe.subscribe, probe.place);
  const { method, places, reconstruction } = result;
  // A method that stays at θ* needs no button of its own.
  const stays = places.some(({ id, x, y }) => id === method && x === 0 && y === 0);
  const models = ['theta-star', 'exact', ...(stays || method === 'exact' ? [] : [method])].filter((id) =>
    places.some((one) => one.id === id),
  );
  const nameOf = (id: string): string => (id === 'theta-star' ? originName(result) : id === 'exact' ? 'exact' : methodTitle(id));
  const comparison = reading?.comparison ?? null;
  const figures: [string, string, string][] = [
    [
      'true gradient',
      reading ? (reading.share === null ? 'none: an optimum' : `${formatNumber(reading.trueNorm)} nats per unit`) : '…',
      'Length of the true gradient in all the weights.',
    ],
    ...(reconstruction
      ? ([
          [
            'reconstruction',
            comparison ? `${formatNumber(comparison.reconstructedNorm)} nats per unit` : '…',
            'Length of the reconstructed gradient in all the weights.',
          ],
          ['cosine', comparison ? (comparison.cosine === null ? '–' : formatCosine(comparison.cosine)) : '…', FIGURES.cosine.meaning],
          ['gain', comparison ? (comparison.gain === null ? '–' : formatGain(comparison.gain)) : '…', FIGURES.gain.meaning],
          [
            'error',
            comparison ? (comparison.relativeError === null ? '–' : formatRelativeError(comparison.relativeError)) : '…',
            'Length of the difference of the two over that of the true one.',
          ],
        ] satisfies [string, string, string][])
      : []),
    [
      'in the plane',
      reading ? (reading.share === null ? '–' : `${formatPercent(reading.share, 0)} of the true one`) : '…',
      'Share of the length of the true gradient that the plane sees; the arrows show this part.',
    ],
  ];
  return (
    <section className="landscape-figures" aria-label="At the probe">
      <p className="landscape-put">
        <span className="label">Probe at</span>
        {models.map((id) => (
          <Button key={id} kind="quiet" aria-label={`Put the probe on ${nameOf(id)}`} onClick={() => onPut(id)}>
            {nameOf(id)}
          </Button>
        ))}
      </p>
      <dl>
        <div>
          <dt>place</dt>
          <dd>
            {formatNumber(place.x)}, {formatNumber(place.y)}
          </dd>
        </div>
        {figures.map(([name, value, meaning]) => (
          <div key={name} title={meaning}>
            <dt>{name}</dt>
            <dd data-figure={name}>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
