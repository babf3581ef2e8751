import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Symbols } from './Symbols.tsx';

/** What a screen reader makes of it. */
const heard = (text: string): string =>
  renderToStaticMarkup(<Symbols>{text}</Symbols>)
    .replace(/<span aria-hidden="true">[^<]*<\/span>/g, '')
    .replace(/<[^>]*>/g, '');

test('∇ is read out as what it means', () => {
  expect(heard('∇ error')).toBe('gradient error');
  expect(heard('cosine')).toBe('cosine');
});
