import { linesOf } from '../../chart/picture.ts';
import { methodTitle } from '../../ui/catalog.ts';
import { methodMark } from '../../ui/methodMarks.ts';
import { Stroke } from '../../ui/Stroke.tsx';
import type { Picture } from '../../ui/save/svg.ts';
import type { SlideWords } from './slideWords.ts';

/** Pixels. */
export const SLIDE = { width: 1920, height: 1080 };
const MARGIN = 60;
const GAP = 48;
const HEADLINE = { size: 54, height: 64, characters: 64 };
const LINE = { size: 30, height: 40, characters: 118 };
const FOOT = { size: 18, height: 26, characters: 150 };
const METHOD = { size: 28, height: 46 };

/** Parts of the drawing of the canvas, in its own pixels: the plot with its axes, and at its right the legend of all marks but the methods. */
const PLOT = { x: 0, y: 25, width: 676, height: 663 };
const LEGEND = { x: 680, y: 42, width: 208, height: 200 };

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The largest box of these proportions in the upper left of a room. */
const fitted = ({ width, height }: Pick<Box, 'width' | 'height'>, room: Box): Box => {
  const scale = Math.min(room.width / width, room.height / height);
  return { x: room.x, y: room.y, width: width * scale, height: height * scale };
};

/** Part of a picture in a room. */
const Placed = ({ picture, part, room }: { picture: Picture; part: Box; room: Box }) => (
  <svg
    {...fitted(part, room)}
    viewBox={`${part.x} ${part.y} ${part.width} ${part.height}`}
    fontSize="12"
    // biome-ignore lint/security/noDangerouslySetInnerHtml: a drawing of this page's own
    dangerouslySetInnerHTML={{ __html: picture.svg.replace(/^<svg[^>]*>|<\/svg>$/g, '') }}
  />
);

export interface SlideMethod {
  readonly id: string;
  /** '0.7 % of the map'; '' for none. */
  readonly differs: string;
}

export interface SlideProps {
  readonly words: SlideWords;
  readonly canvas: Picture;
  readonly panel: Picture | null;
  readonly methods: readonly SlideMethod[];
  /** Address of what is shown. */
  readonly link: string;
}

const Methods = ({ methods, width }: { methods: readonly SlideMethod[]; width: number }) => (
  <g fontSize={METHOD.size}>
    {methods.some(({ differs }) => differs) && (
      <text x={width} y={METHOD.size} textAnchor="end" fontSize="22" fill="var(--muted)">
        differs from exact on
      </text>
    )}
    {methods.map(({ id, differs }, k) => (
      <g key={id} transform={`translate(0 ${(k + 1) * METHOD.height + METHOD.size})`}>
        <g transform="translate(0 -9) scale(2)">
          <Stroke style={methodMark(id)} d="M0 0H26" ground="#fff" />
        </g>
        <text x="70">{methodTitle(id)}</text>
        <text x={width} textAnchor="end" fontWeight="600">
          {differs}
        </text>
      </g>
    ))}
  </g>
);

/** A step or a scenario as one picture: headline, canvas, panel, legend, methods, source and link. */
export const Slide = ({ words, canvas, panel, methods, link }: SlideProps) => {
  const headline = linesOf(words.headline, HEADLINE.characters).slice(0, 2);
  const line = words.line ? linesOf(words.line, LINE.characters).slice(0, 3) : [];
  const foot = [...(words.citation ? [words.citation] : []), ...(link.match(new RegExp(`.{1,${FOOT.characters}}`, 'g')) ?? [])];
  const lineTop = 36 + headline.length * HEADLINE.height;
  const top = lineTop + line.length * LINE.height + 28;
  const bottom = SLIDE.height - 24 - foot.length * FOOT.height;
  const body: Box = { x: MARGIN, y: top, width: SLIDE.width - 2 * MARGIN, height: bottom - top - 12 };
  const plot = fitted(PLOT, { ...body, width: body.width / 2 });
  const x = plot.x + plot.width + GAP;
  const width = SLIDE.width - MARGIN - x;
  const shown = panel && fitted({ ...panel }, { x, y: top, width, height: body.height * 0.58 });
  const below = shown ? shown.y + shown.height + 24 : top + 28;
  // Beside the methods under a panel, else under them.
  const listed = below + (methods.length + 1) * METHOD.height + 40;
  const marks = { x, y: shown ? below : listed, width: width * (shown ? 0.38 : 0.5) };
  const listX = shown ? x + marks.width + 24 : x;
  return (
    <svg {...SLIDE} aria-hidden="true">
      <g fontSize={HEADLINE.size} fontWeight="700">
        {headline.map((text, k) => (
          <text key={text} x={MARGIN} y={36 + (k + 1) * HEADLINE.height - 12}>
            {text}
          </text>
        ))}
      </g>
      <g fontSize={LINE.size} fill="var(--muted)">
        {line.map((text, k) => (
          <text key={text} x={MARGIN} y={lineTop + (k + 1) * LINE.height - 6}>
            {text}
          </text>
        ))}
      </g>
      <Placed picture={canvas} part={PLOT} room={plot} />
      <Placed picture={canvas} part={LEGEND} room={{ ...marks, height: bottom - marks.y - 12 }} />
      {panel && shown && <Placed picture={panel} part={{ x: 0, y: 0, width: panel.width, height: panel.height }} room={shown} />}
      <g transform={`translate(${listX} ${below})`}>
        <Methods methods={methods} width={SLIDE.width - MARGIN - listX} />
      </g>
      <g fontSize={FOOT.size} fill="var(--muted)">
        {foot.map((text, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
          <text key={k} x={MARGIN} y={bottom + (k + 1) * FOOT.height - 6}>
            {text}
          </text>
        ))}
      </g>
    </svg>
  );
};
