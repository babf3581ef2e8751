import { memo, useMemo } from 'react';
import type { Plot } from '../../chart/Chart.tsx';
import type { LandscapeResult, Place } from '../../studies/landscape.ts';
import { formatTick } from '../../ui/format.ts';
import { methodMark } from '../../ui/methodMarks.ts';
import { useStore } from '../../ui/useStore.ts';
import { alongRay, type Box, besideMark, contoursOf, levelsFor, placeTexts, regionBelow, rimToward, trackOf, type Wish } from './layout.ts';
import { inPlane, originName, shortName } from './words.ts';

/** Models nearer to each other than this share one name, pixels. */
const TOGETHER = 4;

interface Mark {
  readonly place: Place;
  readonly x: number;
  readonly y: number;
}

interface TerrainProps {
  readonly result: LandscapeResult;
  readonly plot: Plot;
  /** Methods that are shown, in their order. */
  readonly shown: readonly string[];
}

/** Marks of the models in view, and where those outside of it are. */
const marksOf = ({ places }: LandscapeResult, plot: Plot, shown: readonly string[]) => {
  const all = places
    .filter(({ id }) => id === 'theta-star' || shown.includes(id))
    .map((place): Mark => ({ place, x: plot.x.at(place.x), y: plot.y.at(place.y) }));
  const marks = all.filter(({ x, y }) => rimToward(x, y, plot, 0) === null);
  const beyond = all.flatMap((mark) => {
    const rim = rimToward(mark.x, mark.y, plot, 9);
    return rim ? [{ ...mark, ...rim }] : [];
  });
  return { marks, beyond };
};

/** One name for models that lie together: 'exact = K-prior'. */
const names = (marks: readonly Mark[], result: LandscapeResult): { x: number; y: number; id: string; text: string }[] => {
  const groups: Mark[][] = [];
  for (const mark of marks) {
    const near = groups.find(([first]) => first && Math.hypot(first.x - mark.x, first.y - mark.y) < TOGETHER);
    if (near) near.push(mark);
    else groups.push([mark]);
  }
  return groups.flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    // What keeps θ* is θ*.
    const told = group.filter(({ place }) => !(place.id === 'keep-old' && group.length > 1));
    const texts = told.map(({ place }) => (place.id === 'theta-star' ? originName(result) : shortName(place.id)));
    const text = texts.length > 3 ? `${texts.slice(0, 2).join(' = ')} = ${texts.length - 2} more` : texts.join(' = ');
    return [{ x: first.x, y: first.y, id: first.place.id, text }];
  });
};

/** The two surfaces as contours, the paths of training, and where every model stands. Drawn once; the probe moves over it. */
export const Terrain = memo(({ result, plot, shown }: TerrainProps) => {
  const { truth, reconstruction, resolution, method, paths } = result;
  const looked = useStore((state) => state.looked.method);
  const mark = methodMark(method);

  const drawn = useMemo(() => {
    const levels = levelsFor(truth.values, reconstruction?.values ?? null);
    return {
      bands: levels.truth.map((level) => ({ level, d: regionBelow(truth.values, resolution, level, plot) })),
      truth: contoursOf(truth.values, resolution, levels.truth, plot),
      reconstruction: reconstruction ? contoursOf(reconstruction.values, resolution, levels.reconstruction, plot) : [],
    };
  }, [truth, reconstruction, resolution, plot]);

  const tracks = useMemo(
    () => paths.filter(({ id }) => shown.includes(id)).map(({ id, feet }) => ({ id, d: trackOf(feet, plot.x.at, plot.y.at, plot) })),
    [paths, plot, shown],
  );

  const { marks, beyond } = useMemo(() => marksOf(result, plot, shown), [result, plot, shown]);
  const lows = useMemo(
    () =>
      [{ id: 'truth', lowest: truth.lowest }, ...(reconstruction ? [{ id: 'reconstruction', lowest: reconstruction.lowest }] : [])].flatMap(
        ({ id, lowest }) => {
          const at = { id, x: plot.x.at(lowest.x), y: plot.y.at(lowest.y) };
          const known = marks.some(({ x, y }) => Math.hypot(x - at.x, y - at.y) < TOGETHER);
          return lowest.atRim || known ? [] : [at];
        },
      ),
    [truth, reconstruction, plot, marks],
  );

  const texts = useMemo(() => {
    const around = ({ x, y }: { x: number; y: number }, r: number): Box => ({ x: x - r, y: y - r, width: 2 * r, height: 2 * r });
    const taken = [...marks.map((one) => around(one, 6)), ...beyond.map((one) => around(one, 7)), ...lows.map((one) => around(one, 5))];
    const wishes: Wish[] = [
      ...names(marks, result).map(({ id, text, x, y }) => ({ id, text, candidates: besideMark(x, y, text, 7) })),
      ...lows
        .filter(({ id }) => id === 'reconstruction')
        .map(({ id, x, y }) => ({ id: `low ${id}`, text: 'its lowest', candidates: besideMark(x, y, 'its lowest', 6) })),
      ...beyond.map(({ place, x, y }) => ({
        id: place.id,
        text: shortName(place.id),
        candidates: besideMark(x, y, shortName(place.id), 7),
      })),
    ];
    const named = placeTexts(wishes, taken, plot);
    const heights = (contours: typeof drawn.truth, from: { x: number; y: number }, angle: number, kind: string): Wish[] =>
      contours.map(({ level, spots }) => ({
        id: `${kind} ${level}`,
        text: formatTick(level),
        clear: 3,
        candidates: alongRay(spots, [plot.x.at(from.x), plot.y.at(from.y)], angle),
      }));
    const ofTruth = placeTexts(heights(drawn.truth, truth.lowest, 2.3, 'truth'), named.boxes, plot);
    const ofOther = placeTexts(
      reconstruction ? heights(drawn.reconstruction, reconstruction.lowest, -0.6, 'reconstruction') : [],
      ofTruth.boxes,
      plot,
    );
    return { names: named.placed, truth: ofTruth.placed, reconstruction: ofOther.placed };
  }, [marks, beyond, lows, result, plot, drawn, truth, reconstruction]);

  return (
    <>
      <svg width={plot.width} height={plot.height} className="landscape-clip" aria-hidden="true">
        {drawn.bands.map(({ level, d }) => (
          <path key={level} className="landscape-band" d={d} />
        ))}
        <path className="landscape-truth" d={drawn.truth.map(({ path }) => path).join('')} />
        <path
          className="landscape-reconstruction"
          style={{ stroke: mark.color }}
          d={drawn.reconstruction.map(({ path }) => path).join('')}
        />
        {tracks.map(({ id, d }) => (
          <path key={id} className="landscape-track" data-method={id} style={{ stroke: methodMark(id).color }} d={d} />
        ))}
        {texts.truth.map(({ id, text, x, y }) => (
          <text key={id} className="landscape-height" x={x} y={y + 3.5}>
            {text}
          </text>
        ))}
        {texts.reconstruction.map(({ id, text, x, y }) => (
          <text key={id} className="landscape-height" style={{ fill: mark.color }} x={x} y={y + 3.5}>
            {text}
          </text>
        ))}
      </svg>
      {lows.map(({ id, x, y }) => (
        <path
          key={id}
          className="landscape-low"
          style={{ stroke: id === 'truth' ? 'var(--ink)' : mark.color }}
          d={`M${x - 4} ${y - 4}l8 8m0 -8l-8 8`}
        />
      ))}
      {beyond.map(({ place, x, y, angle }) => (
        <path
          key={place.id}
          className="landscape-beyond"
          style={{ fill: place.id === 'theta-star' ? 'var(--ink)' : methodMark(place.id).color }}
          transform={`translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${((angle * 180) / Math.PI).toFixed(1)})`}
          d="M7 0L-3 5V-5Z"
        />
      ))}
      {marks.map(({ place, x, y }) => (
        <Model key={place.id} place={place} x={x} y={y} chosen={place.id === method} looked={place.id === looked} />
      ))}
      {texts.names.map(({ id, text, x, y }) => (
        <text key={id} className="landscape-name" data-method={id} x={x} y={y + 4} style={{ fill: nameColor(id, mark.color) }}>
          {text}
        </text>
      ))}
    </>
  );
});

const nameColor = (id: string, chosen: string): string => {
  if (id.startsWith('low')) return chosen;
  return id === 'theta-star' || id === 'exact' ? 'var(--ink)' : methodMark(id).color;
};

/** Where a model stands: filled where it lies in the plane, hollow where this is only its foot. */
const Model = ({ place, x, y, chosen, looked }: { place: Place; x: number; y: number; chosen: boolean; looked: boolean }) => {
  if (place.id === 'keep-old' && inPlane(place) && Math.hypot(place.x, place.y) === 0) return null;
  if (place.id === 'theta-star')
    return <path className="landscape-origin" d={`M${x} ${y - 5.5}L${x + 5.5} ${y}L${x} ${y + 5.5}L${x - 5.5} ${y}Z`} />;
  const { color } = methodMark(place.id);
  const radius = (place.id === 'exact' || chosen ? 5 : 4) + (looked ? 2 : 0);
  return (
    <circle
      className="landscape-model"
      data-method={place.id}
      cx={x}
      cy={y}
      r={radius}
      style={inPlane(place) ? { fill: color, stroke: 'var(--surface)' } : { fill: 'var(--surface)', stroke: color }}
    />
  );
};
