import { describe, expect, test } from 'vitest';
import { decodeLink, linkLimits } from '../../scenario/link.ts';
import { heavyLinks } from './heavyLinks.ts';

describe('a link that is as much work as its length allows', () => {
  test.each(heavyLinks.map(([name, link, why]) => ({ name, link, why })))('$name', ({ link, why }) => {
    expect(link.length).toBeLessThanOrEqual(linkLimits.characters);
    const decoded = decodeLink(link);
    if (why !== null) expect(decoded).toMatchObject({ outcome: 'refused', because: expect.stringMatching(why) });
    else {
      expect(decoded.outcome).toBe('ok');
      // Made of nothing but what it holds: a preset is its number of points.
      expect(JSON.stringify(decoded).length).toBeLessThan(6 * link.length + 1000);
    }
  });
});
