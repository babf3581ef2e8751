import { expect, test } from 'vitest';
import { embedCode } from './embedCode.ts';

test('the code of a frame leads to the view of the scenario, whatever its title', () => {
  const code = embedCode('https://example.org/play/?embed=figures#s=1.old', '#s=1.a-b_c', 'gradient', 'Twenty "new" <points>');
  expect(code).toContain('src="https://example.org/play/?embed=gradient#s=1.a-b_c"');
  expect(code).toContain('title="Twenty &quot;new&quot; &lt;points>"');
  expect(code).toMatch(/^<iframe [^<]*><\/iframe>$/);
});
