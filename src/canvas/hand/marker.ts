type Place = readonly [x: number, y: number];

/** The brush's ring and the keyboard's cross, moved without rendering. */
export interface Marker {
  /** Moves the ring to a place; null hides it. */
  at(place: Place | null): void;
  /** The keyboard leads, or the pointer. */
  byKeys(on: boolean): void;
  readonly keyed: boolean;
}

export const createMarker = (ring: SVGCircleElement, cross: SVGPathElement): Marker => {
  let keyed = false;
  return {
    at: (place) => {
      ring.setAttribute('visibility', place ? 'visible' : 'hidden');
      if (!place) return;
      const [x, y] = [place[0].toFixed(1), place[1].toFixed(1)];
      ring.setAttribute('cx', x);
      ring.setAttribute('cy', y);
      if (keyed) cross.setAttribute('transform', `translate(${x} ${y})`);
    },
    byKeys: (on) => {
      keyed = on;
      cross.setAttribute('visibility', on ? 'visible' : 'hidden');
    },
    get keyed() {
      return keyed;
    },
  };
};
