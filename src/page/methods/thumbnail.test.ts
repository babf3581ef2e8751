import { describe, expect, it } from 'vitest';
import { paintThumbnail, resample, type ThumbnailPalette } from './thumbnail.ts';

const palette: ThumbnailPalette = {
  tints: [
    [0, 0, 255],
    [255, 128, 0],
    [0, 255, 0],
  ],
  unsure: [255, 255, 255],
  line: [200, 0, 100],
  hatch: [0, 0, 0],
  hatchOpacity: 1,
};

/** f = slope (x − at) on R × R nodes of the unit square. */
const ramp = (resolution: number, at: number, slope: number): Float32Array =>
  Float32Array.from({ length: resolution * resolution }, (_, i) => slope * ((i % resolution) / (resolution - 1) - at));

const pixel = (pixels: Uint8ClampedArray, width: number, x: number, y: number): number[] => [
  ...pixels.slice((y * width + x) * 4, (y * width + x) * 4 + 4),
];

describe('resample', () => {
  it('turns the map upside down, as rows of a map go up and rows of a picture go down', () => {
    const map = Float32Array.from([0, 0, 1, 1]);
    const out = resample(map, 2, 1, 1, 4);
    expect([...out]).toEqual([0.875, 0.625, 0.375, 0.125]);
  });
});

describe('paintThumbnail', () => {
  const size = { width: 40, height: 40, density: 1 };
  const picture = { resolution: 11, outputs: 1, level: 0, spread: null };

  it('has each class on its side and the boundary between', () => {
    const pixels = paintThumbnail({ ...picture, logits: ramp(11, 0.5, 100), exact: null }, size, palette);
    expect(pixel(pixels, 40, 2, 20)).toEqual([0, 0, 255, 255]);
    expect(pixel(pixels, 40, 37, 20)).toEqual([255, 128, 0, 255]);
    expect(pixel(pixels, 40, 20, 20)).toEqual([200, 0, 100, 255]);
  });

  it('hatches only where the class differs from that of exact', () => {
    const logits = ramp(11, 0.5, 100);
    const plain = paintThumbnail({ ...picture, logits, exact: null }, size, palette);
    const same = paintThumbnail({ ...picture, logits, exact: logits }, size, palette);
    expect([...same]).toEqual([...plain]);
    const hatched = paintThumbnail({ ...picture, logits, exact: ramp(11, 0.9, 100) }, size, palette);
    const changed = (x: number): boolean =>
      Array.from({ length: 40 }, (_, y) => pixel(hatched, 40, x, y).join() !== pixel(plain, 40, x, y).join()).some(Boolean);
    expect(changed(5)).toBe(false);
    expect(changed(30)).toBe(true);
    expect(changed(38)).toBe(false);
  });

  it('draws three classes and no line where the map is flat', () => {
    const logits = Float32Array.from({ length: 4 * 3 }, (_, i) => (i % 3 === 2 ? 9 : 0));
    const pixels = paintThumbnail({ logits, exact: null, resolution: 2, outputs: 3, level: 0, spread: null }, size, palette);
    expect(pixel(pixels, 40, 20, 20)).toEqual([0, 255, 0, 255]);
  });
});
