import { markupOf } from '../ui/save/drawing.ts';
import { createLightPaint } from '../ui/save/lightPaint.ts';
import { el, FONT, type Picture, svgFile, text } from '../ui/save/svg.ts';

/** What a stylesheet says of a shape, and a file must say itself. */
const PROPERTIES = [
  'fill',
  'fill-opacity',
  'fill-rule',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'paint-order',
  'font-size',
  'font-weight',
  'font-style',
  'text-anchor',
  'dominant-baseline',
] as const;

const TOP = 48;
/** Height of a line of the sentence, and the width of one of its characters, about. */
const LINE = { height: 14, character: 5.6 };
const FOOT = 18;

/** A sentence in lines of so many characters at most, broken between words. */
export const linesOf = (sentence: string, longest: number): string[] => {
  const lines: string[] = [];
  for (const word of sentence.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= longest) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

type LightPaint = ReturnType<typeof createLightPaint>;

/** A copy of a drawing on the screen that needs no stylesheet, in light colours. */
export const withoutStyles = (svg: SVGSVGElement, light: Pick<LightPaint, 'room'>): SVGSVGElement => {
  const copy = light.room(svg).lastElementChild as SVGSVGElement;
  const shapes = [...copy.querySelectorAll<SVGElement>('*')];
  // All are read before any is written, so that styles are computed once.
  const styles = shapes.map((shape) => {
    const style = getComputedStyle(shape);
    return PROPERTIES.map((property) => [property, style.getPropertyValue(property)] as const);
  });
  shapes.forEach((shape, k) => {
    if (shape.getAttribute('data-screen-only') !== null) return;
    for (const [property, value] of styles[k] ?? [])
      if (value && value !== 'auto') shape.setAttribute(property, value.replaceAll('px', ''));
    shape.removeAttribute('class');
    shape.removeAttribute('style');
  });
  for (const shape of copy.querySelectorAll('[data-screen-only]')) shape.remove();
  return copy;
};

/** A chart on the screen as a file of its own: on white, in the colours of the light theme, with a title and a line that says what it shows. */
export const chartPicture = (svg: SVGSVGElement, title: string, sentence: string): Picture => {
  const light = createLightPaint();
  const [width, height] = [svg.width.baseVal.value, svg.height.baseVal.value];
  try {
    const copy = withoutStyles(svg, light);
    const { paint } = light;
    const lines = linesOf(sentence, Math.floor((width - 24) / LINE.character));
    const top = TOP + (lines.length - 1) * LINE.height;
    return svgFile(
      Math.ceil(width),
      Math.ceil(height) + top + FOOT,
      title,
      paint,
      text(title, 12, 22, { 'font-size': 15, 'font-weight': 600 }),
      ...lines.map((line, k) => text(line, 12, 39 + k * LINE.height, { fill: paint('var(--muted)'), 'font-size': 11 })),
      el('g', { transform: `translate(0 ${top})`, 'font-family': FONT }, markupOf(copy)),
    );
  } finally {
    light.dispose();
  }
};
