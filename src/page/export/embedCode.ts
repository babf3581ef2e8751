const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** Width and height of a frame, CSS pixels. */
export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

/** Sizes that are offered, by name. */
export const FRAME_SIZES: Readonly<Record<string, FrameSize>> = {
  Small: { width: 640, height: 500 },
  Medium: { width: 800, height: 600 },
  Large: { width: 1100, height: 720 },
};

/** Address of one view of what `hash` names; `page` is the page's own. */
export const embedAddress = (page: string, hash: string, view: string): string => {
  const address = new URL(page);
  address.search = '';
  address.searchParams.set('embed', view);
  address.hash = hash;
  return address.href;
};

/** HTML of a frame of a size that shows `address`. */
export const embedCode = (address: string, title: string, { width, height }: FrameSize): string =>
  `<iframe src="${escaped(address)}" title="${escaped(title)}" width="${width}" height="${height}" style="border: 0; max-width: 100%" loading="lazy"></iframe>`;
