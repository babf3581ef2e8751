interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Sheet {
  readonly width: number;
  readonly height: number;
}

/** Pixels between the button and its sheet, and between a sheet and the edge of the window. */
const GAP = 6;
const EDGE = 8;

/** Place of a sheet beside its button, in pixels of the window: on the wanted side, or on the other where there is more room. */
export const placeSheet = (
  button: Box,
  sheet: Sheet,
  window: Sheet,
  align: 'start' | 'end',
  side: 'below' | 'above',
): { left: number; top: number; maxHeight: number } => {
  const above = button.top - GAP - EDGE;
  const below = window.height - button.bottom - GAP - EDGE;
  const [wanted, other] = side === 'above' ? [above, below] : [below, above];
  const upwards = (side === 'above') === (wanted >= sheet.height || wanted >= other);
  const maxHeight = Math.max(0, upwards ? above : below);
  const height = Math.min(sheet.height, maxHeight);
  const left = align === 'end' ? button.right - sheet.width : button.left;
  return {
    left: Math.max(EDGE, Math.min(left, window.width - EDGE - sheet.width)),
    top: upwards ? button.top - GAP - height : button.bottom + GAP,
    maxHeight,
  };
};
