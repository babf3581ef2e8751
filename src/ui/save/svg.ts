/** Colour of print for a CSS colour: 'var(--ink)' to 'rgb(27, 35, 48)'. */
export type Paint = (color: string) => string;

export interface Picture {
  readonly svg: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** Named, for a picture brings no font with it. */
export const FONT = "Inter, 'Helvetica Neue', Arial, sans-serif";

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const rounded = (value: number): string => String(Math.round(value * 100) / 100);

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Markup of an element; attributes that are undefined are left out, children are markup. */
export const el = (name: string, attributes: Attributes, ...children: readonly string[]): string => {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? rounded(value) : escaped(value ?? '')}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
};

export const text = (content: string, x: number, y: number, attributes: Attributes = {}): string =>
  // A line feed or another control character has no place in XML.
  el('text', { x, y, ...attributes }, escaped(content.replaceAll(/\p{Cc}/gu, ' ')));

/** A whole SVG file on white ground, 12-pixel type. */
export const svgFile = (width: number, height: number, title: string, paint: Paint, ...children: readonly string[]): Picture => ({
  width,
  height,
  svg: el(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      'font-family': FONT,
      'font-size': 12,
      fill: paint('var(--ink)'),
    },
    el('title', {}, escaped(title.replaceAll(/\p{Cc}/gu, ' '))),
    el('rect', { width, height, fill: '#ffffff' }),
    ...children,
  ),
});
