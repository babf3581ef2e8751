/** A name whose ∇ is read out as 'gradient', not as the letter's name. */
export const Symbols = ({ children }: { children: string }) => {
  const [before, after] = children.split('∇');
  if (after === undefined) return children;
  return (
    <>
      {before}
      <span aria-hidden="true">∇</span>
      <span className="visually-hidden">gradient</span>
      {after}
    </>
  );
};
