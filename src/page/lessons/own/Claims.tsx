import { type Claim, holds, measureOf, type Quantity } from '../../../lessons/claim.ts';
import { FIGURES, type FigureId } from '../../../scenario/figures.ts';
import { methodTitle } from '../../../ui/catalog.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useStore } from '../../../ui/useStore.ts';
import { quantityText, SAID, SAID_IDS, type SaidId } from './claimText.ts';

type MethodFigure = Extract<Quantity, { figure: FigureId }>;

/** A figure is a share, typed in per cent, or a number of points. */
export const isShare = (figure: FigureId): boolean => FIGURES[figure].unit !== 'examples';

const NUMBER = '';

/** Claims that this form can show: of a method's figure, against a number or the same figure of another method. */
export const isPlain = ({ left, right, times }: Claim): boolean =>
  'figure' in left &&
  Object.hasOwn(SAID, left.figure) &&
  (typeof right === 'number' || ('figure' in right && right.figure === left.figure)) &&
  times === undefined;

export const firstClaim = (methods: readonly string[]): Claim => ({
  left: { method: methods.find((id) => id === 'k-prior') ?? methods.find((id) => id !== 'exact') ?? 'exact', figure: 'disagreement' },
  op: '<',
  right: 0.01,
});

interface QuantityProps {
  readonly of: MethodFigure;
  readonly methods: readonly string[];
  onChange(of: MethodFigure): void;
}

/** A figure of a method. */
export const QuantityFields = ({ of, methods, onChange }: QuantityProps) => (
  <>
    <Select
      label="Method"
      value={of.method}
      options={[...new Set([...methods, of.method])].map((value) => ({ value, label: methodTitle(value) }))}
      onChange={(method) => onChange({ ...of, method })}
    />
    <Select
      label="Figure"
      value={of.figure as SaidId}
      options={SAID_IDS.map((value) => ({ value, label: SAID[value] }))}
      onChange={(figure) => onChange({ ...of, figure })}
    />
  </>
);

/** Whether a claim holds on the page as it is now, in words. */
export const Now = ({ claim }: { claim: Claim }) => {
  const results = useStore((state) => state.experiment?.outcome.results);
  if (!results) return <p className="hint">computing …</p>;
  const measure = measureOf(results);
  const isTrue = holds(claim, measure);
  return (
    <p className="own-now hint" data-holds={isTrue ?? undefined}>
      {isTrue === true && '✓ It holds: '}
      {isTrue === false && 'It does not hold: '}
      {isTrue === null && 'It cannot be computed here: '}
      {quantityText(claim.left, measure)}.
    </p>
  );
};

interface ClaimProps {
  readonly claim: Claim;
  readonly methods: readonly string[];
  onChange(claim: Claim): void;
}

/** A claim in a few fields: a method's figure is less or more than a number, or than another method's. */
export const ClaimFields = ({ claim, methods, onChange }: ClaimProps) => {
  const left = claim.left as MethodFigure;
  const { op, right } = claim;
  const scale = isShare(left.figure) ? 100 : 1;
  const bound = (value: number): Partial<Claim> => ({ right: value, ...(op === 'about' && { within: 0.0005 * (scale === 1 ? 1000 : 1) }) });
  const withOp = (next: Claim['op']): Claim => {
    const { within: _, ...rest } = claim;
    return { ...rest, op: next, ...(next === 'about' && { within: scale === 1 ? 0.5 : 0.0005 }) };
  };
  return (
    <div className="own-claim stack">
      <QuantityFields
        of={left}
        methods={methods}
        onChange={(of) =>
          onChange({ ...claim, left: of, right: typeof right === 'object' ? ({ ...right, figure: of.figure } as Quantity) : right })
        }
      />
      <Select
        label="Is"
        value={op}
        options={[
          { value: '<', label: 'less than' },
          { value: '>', label: 'more than' },
          { value: 'about', label: 'about' },
        ]}
        onChange={(next) => onChange(withOp(next))}
      />
      <Select
        label="What"
        value={typeof right === 'number' ? NUMBER : (right as MethodFigure).method}
        options={[
          { value: NUMBER, label: 'a number' },
          ...methods.filter((id) => id !== left.method).map((value) => ({ value, label: `that of ${methodTitle(value)}` })),
        ]}
        onChange={(method) =>
          onChange({ ...claim, right: method === NUMBER ? 0.01 * (scale === 1 ? 1000 : 1) : { method, figure: left.figure } })
        }
      />
      {typeof right === 'number' && (
        <NumberField
          label={scale === 100 ? 'Per cent' : 'Points'}
          value={Number((right * scale).toPrecision(10))}
          min={0}
          max={scale === 100 ? 10_000 : 1_000_000}
          step={scale === 100 ? 0.1 : 1}
          onCommit={(value) => onChange({ ...claim, ...bound(value / scale) })}
        />
      )}
      <Now claim={claim} />
    </div>
  );
};
