import type { Paint } from './svg.ts';

/** Declares every custom property of the page's :root again, on an element: its colours then follow the element's own scheme. */
const declareAgain = (element: HTMLElement): void => {
  for (const sheet of document.styleSheets)
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSStyleRule) || rule.selectorText !== ':root') continue;
      for (const name of rule.style) if (name.startsWith('--')) element.style.setProperty(name, rule.style.getPropertyValue(name));
    }
};

/** Colours of the light theme whatever the page wears: for print. Call `dispose` when done. */
export const createLightPaint = (): {
  readonly paint: Paint;
  /** A copy of an element, styled as in the light theme, until `dispose`. */
  room(element: Element): HTMLElement;
  dispose(): void;
} => {
  const room = document.createElement('div');
  room.hidden = true;
  declareAgain(room);
  room.style.colorScheme = 'light';
  // What the build makes of light-dark() for older browsers: one of the two is empty, the other is not there.
  room.style.setProperty('--lightningcss-light', 'initial');
  room.style.setProperty('--lightningcss-dark', ' ');
  const probe = document.createElement('i');
  room.append(probe);
  document.body.append(room);
  const known = new Map<string, string>();
  return {
    paint: (color) => {
      let computed = known.get(color);
      if (computed === undefined) {
        probe.style.color = color;
        computed = getComputedStyle(probe).color;
        known.set(color, computed);
      }
      return computed;
    },
    room: (element) => {
      room.append(element.cloneNode(true));
      return room;
    },
    dispose: () => room.remove(),
  };
};
