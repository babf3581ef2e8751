import type { ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Paint } from './svg.ts';

/** An SVG element as an element of no page. */
export const drawingOf = (content: ReactElement): SVGSVGElement => {
  const room = document.createElement('div');
  const root = createRoot(room);
  flushSync(() => root.render(content));
  const copy = room.querySelector('svg')?.cloneNode(true);
  root.unmount();
  if (!copy) throw new Error('drawingOf: nothing was drawn');
  return copy as SVGSVGElement;
};

/** Markup of what is in an SVG element. */
export const markupOf = (svg: SVGSVGElement): string =>
  // A line feed or another control character has no place in XML.
  new XMLSerializer()
    .serializeToString(svg)
    .replace(/^<svg[^>]*>|<\/svg>$/g, '')
    .replaceAll(/\p{Cc}/gu, ' ');

/** Markup in colours of print instead of `var(--ink)` and the like. */
export const painted = (markup: string, paint: Paint): string => markup.replaceAll(/var\(--[\w-]+(?:, *var\(--[\w-]+\))?\)/g, paint);
