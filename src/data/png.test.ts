import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crc32, isPng, pngText, scenarioTextIn, withPngText, withScenarioText } from './png.ts';

/** PNG of a single white pixel. */
const PIXEL = Uint8Array.from(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=', 'base64'),
);

test('CRC-32 of the letters that everyone checks', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
});

describe('a text in a picture', () => {
  test('comes back as it was put in, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(pngText(withPngText(PIXEL, 'note', text), 'note')).toBe(text);
      }),
    );
  });

  test('leaves the picture a picture, and its end at the end', () => {
    const carrying = withScenarioText(PIXEL, '{"version":1,"title":"θ* 𝜃"}');
    expect(isPng(carrying)).toBe(true);
    expect([...carrying.subarray(-12)]).toEqual([...PIXEL.subarray(-12)]);
    expect(scenarioTextIn(carrying)).toBe('{"version":1,"title":"θ* 𝜃"}');
  });

  test('is not found in other pictures, nor in what is no picture', () => {
    expect(scenarioTextIn(PIXEL)).toBeNull();
    expect(scenarioTextIn(withPngText(PIXEL, 'another', 'text'))).toBeNull();
    expect(scenarioTextIn(new TextEncoder().encode('x,y,label'))).toBeNull();
    expect(() => withPngText(PIXEL.subarray(0, 20), 'note', 'text')).toThrow('not a whole PNG');
  });

  test('that is damaged is refused, and one that is cut off is not there', () => {
    const carrying = withScenarioText(PIXEL, '{"version":1}');
    const damaged = carrying.slice();
    damaged[carrying.length - 20] = 0;
    expect(() => scenarioTextIn(damaged)).toThrow('damaged');
    expect(scenarioTextIn(carrying.subarray(0, carrying.length - 18))).toBeNull();
    fc.assert(
      fc.property(fc.nat(carrying.length - 1), fc.nat(255), fc.nat(carrying.length), (at, byte, cut) => {
        const bytes = carrying.slice(0, cut);
        if (at < cut) bytes[at] = byte;
        try {
          const text = scenarioTextIn(bytes);
          expect(text === null || text === '{"version":1}').toBe(true);
        } catch (error) {
          expect(String(error)).toContain('damaged');
        }
      }),
    );
  });
});
