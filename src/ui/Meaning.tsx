import { GLOSSARY, type TermId } from '../lessons/glossary.ts';

/** What a term of the field means, in a sentence or two. */
export const Meaning = ({ term }: { term: TermId }) => {
  const [name, meaning] = GLOSSARY[term];
  return (
    <p>
      <b>{name}</b>: {meaning}
    </p>
  );
};

export default Meaning;
