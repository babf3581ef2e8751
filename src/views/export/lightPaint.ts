import type { Paint } from './svg.ts';

/** Colours of the light theme whatever the page wears: for print. Call `dispose` when done. */
export const createLightPaint = (): { readonly paint: Paint; dispose(): void } => {
  const probe = document.createElement('i');
  probe.hidden = true;
  probe.style.colorScheme = 'light';
  document.body.append(probe);
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
    dispose: () => probe.remove(),
  };
};
