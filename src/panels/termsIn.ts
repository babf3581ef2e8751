import type { TermId } from '../lessons/glossary.ts';

/** Words of the sentences over panels that the glossary explains, by the term. */
const WORDS: Readonly<Record<string, TermId>> = {
  'past gradient': 'past gradient',
  'gradient error': 'gradient error',
  'true gradient': 'past gradient',
  'wrong gradient': 'gradient error',
  'past loss': 'past',
  'the past': 'past',
  'exact retraining': 'exact',
  'θ*': 'theta star',
  cosine: 'cosine',
  gain: 'gain',
  outlier: 'residual',
  remembered: 'memory',
  curvature: 'curvature',
  'of the map': 'differs',
  nats: 'nats',
};

const ANY = new RegExp(
  `(?<![\\p{L}])(?:${Object.keys(WORDS)
    .sort((one, other) => other.length - one.length)
    .join('|')
    .replaceAll('*', '\\*')})(?![\\p{L}]| gradient| loss)`,
  'giu',
);

/** More terms in one sentence would be noise. */
const MOST = 2;

/** A sentence in pieces: the first words that the glossary explains, each once, and what stands between. */
export const termsIn = (sentence: string): (string | { readonly term: TermId; readonly text: string })[] => {
  const pieces: (string | { term: TermId; text: string })[] = [];
  const seen = new Set<TermId>();
  let at = 0;
  for (const { 0: text, index } of sentence.matchAll(ANY)) {
    const term = WORDS[text.toLowerCase()];
    if (!term || seen.has(term) || seen.size >= MOST) continue;
    seen.add(term);
    if (index > at) pieces.push(sentence.slice(at, index));
    pieces.push({ term, text });
    at = index + text.length;
  }
  if (at < sentence.length) pieces.push(sentence.slice(at));
  return pieces;
};
