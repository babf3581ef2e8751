/** Papers whose ideas the lessons show. */
export const PAPERS = {
  'k-priors': {
    short: 'Khan & Swaroop 2021',
    title: 'Knowledge-Adaptation Priors',
    bibtex: `@inproceedings{khan2021knowledge,
  title     = {Knowledge-Adaptation Priors},
  author    = {Khan, Mohammad Emtiyaz and Swaroop, Siddharth},
  booktitle = {Advances in Neural Information Processing Systems},
  volume    = {34},
  year      = {2021}
}`,
  },
  ewc: {
    short: 'Kirkpatrick et al. 2017',
    title: 'Overcoming catastrophic forgetting in neural networks',
    bibtex: `@article{kirkpatrick2017overcoming,
  title   = {Overcoming catastrophic forgetting in neural networks},
  author  = {Kirkpatrick, James and Pascanu, Razvan and Rabinowitz, Neil and Veness, Joel and Desjardins, Guillaume and Rusu, Andrei A. and Milan, Kieran and Quan, John and Ramalho, Tiago and Grabska-Barwinska, Agnieszka and Hassabis, Demis and Clopath, Claudia and Kumaran, Dharshan and Hadsell, Raia},
  journal = {Proceedings of the National Academy of Sciences},
  volume  = {114},
  number  = {13},
  pages   = {3521--3526},
  year    = {2017}
}`,
  },
  memory: {
    short: 'Nickl et al. 2023',
    title: 'The Memory-Perturbation Equation: Understanding Model’s Sensitivity to Data',
    bibtex: `@inproceedings{nickl2023memory,
  title     = {The Memory-Perturbation Equation: Understanding Model's Sensitivity to Data},
  author    = {Nickl, Peter and Xu, Lu and Tailor, Dharmesh and M{\\"o}llenhoff, Thomas and Khan, Mohammad Emtiyaz},
  booktitle = {Advances in Neural Information Processing Systems},
  volume    = {36},
  year      = {2023}
}`,
  },
  combined: {
    short: 'Daxberger et al. 2023',
    title: 'Improving Continual Learning by Accurate Gradient Reconstructions of the Past',
    bibtex: `@article{daxberger2023improving,
  title   = {Improving Continual Learning by Accurate Gradient Reconstructions of the Past},
  author  = {Daxberger, Erik and Swaroop, Siddharth and Osawa, Kazuki and Yokota, Rio and Turner, Richard E. and Hern{\\'a}ndez-Lobato, Jos{\\'e} Miguel and Khan, Mohammad Emtiyaz},
  journal = {Transactions on Machine Learning Research},
  year    = {2023}
}`,
  },
} as const;

export type PaperId = keyof typeof PAPERS;

/** Marks that LaTeX puts before a letter, as the characters that combine with it. */
const ACCENTS: Readonly<Record<string, string>> = { '"': '\u0308', "'": '\u0301', '`': '\u0300', '^': '\u0302', '~': '\u0303' };

/** A citation in plain letters, from the BibTeX: authors, title, where and when. */
export const citationOf = ({ title, bibtex }: { readonly title: string; readonly bibtex: string }): string => {
  const plain = bibtex
    .replace(/\{\\(["'`^~])(\w)\}/g, (_, accent: string, letter: string) => (letter + ACCENTS[accent]).normalize())
    .replaceAll('--', '–');
  const field = (name: string): string => new RegExp(`\\b${name}\\s*= \\{([^}]*)\\}`).exec(plain)?.[1] ?? '';
  const authors = field('author')
    .split(' and ')
    .map((name) => name.split(', ').reverse().join(' '));
  const where = [
    field('booktitle') || field('journal'),
    field('volume') && ` ${field('volume')}`,
    field('number') && `(${field('number')})`,
    field('pages') && `: ${field('pages')}`,
  ];
  return `${authors.join(', ')}. ${title}. ${where.join('')}, ${field('year')}.`;
};
