import { expect, test } from 'vitest';
import { embedAddress, embedCode } from './embedCode.ts';

test('the code of a frame leads to the view of the scenario, whatever its title', () => {
  const address = embedAddress('https://example.org/play/?embed=figures#s=1.old', '#s=1.a-b_c', 'gradient');
  const code = embedCode(address, 'Twenty "new" <points>', { width: 640, height: 500 });
  expect(code).toContain('src="https://example.org/play/?embed=gradient#s=1.a-b_c"');
  expect(code).toContain('title="Twenty &quot;new&quot; &lt;points>" width="640" height="500"');
  expect(code).toMatch(/^<iframe [^<]*><\/iframe>$/);
});

test('a link with two parts is one address', () => {
  const address = embedAddress('https://example.org/', '#l=replay/past&s=1.a.b.c', 'lesson');
  expect(address).toBe('https://example.org/?embed=lesson#l=replay/past&s=1.a.b.c');
  expect(embedCode(address, 'Replay', { width: 1, height: 1 })).toContain('#l=replay/past&amp;s=1.a.b.c"');
});
