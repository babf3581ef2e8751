import type { Laid, Mark } from '../../chart/defineChart.ts';
import { alongRay, type Box, besideMark, boxAround } from '../../chart/labels.ts';
import { contoursOf, type Surface } from '../../chart/marks/contours.tsx';
import { type Label, placed } from '../../chart/marks/placed.tsx';
import type { LandscapeResult } from '../../studies/landscape.ts';
import { formatTick } from '../../ui/format.ts';
import { methodMark } from '../../ui/methodMarks.ts';
import { levelsFor, rimToward, trackOf } from './layout.ts';
import { Live } from './live.tsx';
import type { ModelRow } from './rows.ts';
import type { Probe } from './useProbe.ts';
import { inPlane, originName, shortName } from './words.ts';

export interface LandscapeGiven extends Pick<Probe, 'move'> {
  readonly result: LandscapeResult;
  readonly hidden: readonly string[];
}

type Of = Laid<LandscapeGiven, ModelRow>;
type LandscapeMark = Mark<LandscapeGiven, ModelRow, Probe>;

/** Models nearer to each other than this share one name, pixels. */
const TOGETHER = 4;

/** The true loss, and over it what the method makes of it. */
export const surfacesOf = ({ truth, reconstruction, resolution, method }: LandscapeResult): Surface[] => {
  const levels = levelsFor(truth.values, reconstruction?.values ?? null);
  const { values } = truth;
  return [
    {
      id: 'truth',
      values,
      resolution,
      levels: levels.truth,
      style: { color: 'var(--ink)', dash: '', width: 1.1 },
      opacity: 0.75,
      isShaded: true,
    },
    ...(reconstruction
      ? [
          {
            id: 'reconstruction',
            values: reconstruction.values,
            resolution,
            levels: levels.reconstruction,
            style: { color: methodMark(method).color, dash: '6 3.5', width: 1.6 },
          },
        ]
      : []),
  ];
};

interface At {
  readonly x: number;
  readonly y: number;
}

interface Standing extends At {
  readonly row: ModelRow;
}

const apart = (one: At, other: At): number => Math.hypot(one.x - other.x, one.y - other.y);

/** In pixels: models in the plot, those beyond it where the rim points to them, and the lowest places where no model stands. */
const standing = ({ given: { result }, rows, plot }: Of) => {
  const at = ({ x, y }: At): At => ({ x: plot.x.at(x), y: plot.y.at(y) });
  const all = rows.filter(({ isShown }) => isShown).map((row): Standing => ({ row, ...at(row) }));
  const models = all.filter(({ x, y }) => rimToward(x, y, plot, 0) === null);
  const beyond = all.flatMap(({ row, x, y }) => {
    const rim = rimToward(x, y, plot, 9);
    return rim ? [{ row, ...rim }] : [];
  });
  const lows = [
    { id: 'truth', color: 'var(--ink)', lowest: result.truth.lowest },
    { id: 'reconstruction', color: methodMark(result.method).color, lowest: result.reconstruction?.lowest },
  ].flatMap(({ id, color, lowest }) => {
    if (!lowest || lowest.atRim) return [];
    const low = { id, color, ...at(lowest) };
    return models.some((model) => apart(model, low) < TOGETHER) ? [] : [low];
  });
  return { models, beyond, lows };
};

/** The paths of training. */
export const tracks: LandscapeMark = {
  clips: true,
  lay: ({ given: { result }, rows, plot, clip }) => {
    const drawn = result.paths.flatMap(({ id, feet }) => {
      const row = rows.find((one) => one.id === id && one.isShown);
      return row ? [{ id, color: row.color, d: trackOf(feet, plot) }] : [];
    });
    const drawing = (
      <g clipPath={clip}>
        {drawn.map(({ id, color, d }) => (
          <path key={id} className="landscape-track" data-method={id} fill="none" strokeOpacity={0.65} style={{ stroke: color }} d={d} />
        ))}
      </g>
    );
    return () => drawing;
  },
};

/** A model: filled where it lies in the plane, hollow where this is only its foot. */
const Model = ({ row, x, y, isChosen, isLooked }: Standing & { isChosen: boolean; isLooked: boolean }) => {
  const { id, color } = row;
  const hollow = { strokeWidth: 1.75, style: { fill: 'var(--surface)', stroke: color } };
  if (id === 'keep-old' && inPlane(row) && row.x === 0 && row.y === 0) return null;
  if (id === 'theta-star')
    return <path className="landscape-origin" {...hollow} d={`M${x} ${y - 5.5}L${x + 5.5} ${y}L${x} ${y + 5.5}L${x - 5.5} ${y}Z`} />;
  return (
    <circle
      data-method={id}
      cx={x}
      cy={y}
      r={(id === 'exact' || isChosen ? 5 : 4) + (isLooked ? 2 : 0)}
      {...(inPlane(row) ? { strokeWidth: 1.75, style: { fill: color, stroke: 'var(--surface)' } } : hollow)}
    />
  );
};

/** Marks of the models, and of the lowest places of both surfaces. */
export const models: LandscapeMark = {
  lay: (of) => {
    const { models: inside, beyond, lows } = standing(of);
    const { method } = of.given.result;
    return ({ looked }) => (
      <>
        {lows.map(({ id, color, x, y }) => (
          <path key={id} fill="none" strokeWidth={1.75} style={{ stroke: color }} d={`M${x - 4} ${y - 4}l8 8m0 -8l-8 8`} />
        ))}
        {beyond.map(({ row: { id, color }, x, y, angle }) => (
          <path
            key={id}
            style={{ fill: color, stroke: 'var(--sunken)' }}
            transform={`translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${((angle * 180) / Math.PI).toFixed(1)})`}
            d="M7 0L-3 5V-5Z"
          />
        ))}
        {inside.map((model) => (
          <Model key={model.row.id} {...model} isChosen={model.row.id === method} isLooked={model.row.id === looked} />
        ))}
      </>
    );
  },
};

const nameColor = ({ id, color }: ModelRow): string => (id === 'exact' ? 'var(--ink)' : color);

/** Names of models, shared where they lie together: 'exact = K-prior'. */
const namesOf = (inside: readonly Standing[], result: LandscapeResult): Label[] => {
  const groups: [Standing, ...Standing[]][] = [];
  for (const model of inside) {
    const near = groups.find(([first]) => apart(first, model) < TOGETHER);
    if (near) near.push(model);
    else groups.push([model]);
  }
  return groups.map((group) => {
    const [{ row, x, y }] = group;
    // What keeps θ* is θ*.
    const told = group.filter(({ row: { id } }) => !(id === 'keep-old' && group.length > 1));
    const texts = told.map(({ row: { id } }) => (id === 'theta-star' ? originName(result) : shortName(id)));
    const text = texts.length > 3 ? `${texts.slice(0, 2).join(' = ')} = ${texts.length - 2} more` : texts.join(' = ');
    return { id: row.id, text, color: nameColor(row), candidates: besideMark(x, y, text, 7) };
  });
};

/** The names of models first, then the heights of the contours, each surface's along a ray of its own. */
const labelsOf = (of: Of): Label[] => {
  const { given, plot } = of;
  const { result } = given;
  const { models: inside, beyond, lows } = standing(of);
  const heights = surfacesOf(result).flatMap((surface): Label[] => {
    const isTruth = surface.id === 'truth';
    const { lowest } = (isTruth ? result.truth : result.reconstruction) ?? result.truth;
    return contoursOf(surface, plot).map(({ level, places }) => ({
      id: `${surface.id} ${level}`,
      text: formatTick(level),
      clear: 3,
      isMuted: true,
      candidates: alongRay(places, [plot.x.at(lowest.x), plot.y.at(lowest.y)], isTruth ? 2.3 : -0.6),
      ...(!isTruth && { color: surface.style.color }),
    }));
  });
  return [
    ...namesOf(inside, result),
    ...lows
      .filter(({ id }) => id === 'reconstruction')
      .map(({ color, x, y }) => ({ id: 'low', text: 'its lowest', color, candidates: besideMark(x, y, 'its lowest', 6) })),
    ...beyond.map(({ row, x, y }) => {
      const text = shortName(row.id);
      return { id: row.id, text, color: nameColor(row), candidates: besideMark(x, y, text, 7) };
    }),
    ...heights,
  ];
};

const takenOf = (of: Of): Box[] => {
  const { models: inside, beyond, lows } = standing(of);
  return [...inside.map((at) => boxAround(at, 6)), ...beyond.map((at) => boxAround(at, 7)), ...lows.map((at) => boxAround(at, 5))];
};

export const texts: LandscapeMark = placed({ labels: labelsOf, taken: takenOf });

/** Visible training. */
export const training: LandscapeMark = {
  clips: true,
  lay: ({ given: { result }, rows, plot, clip }) => {
    const shown = rows.flatMap(({ id, isShown }) => (isShown ? [id] : []));
    const drawing = <Live plane={result.trial.plane} plot={plot} clip={clip} shown={shown} />;
    return () => drawing;
  },
};
