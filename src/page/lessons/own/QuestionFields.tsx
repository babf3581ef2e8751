import { answerOf } from '../../../lessons/answer.ts';
import { measureOf } from '../../../lessons/claim.ts';
import type { LessonStep, Option, Question } from '../../../lessons/lesson.ts';
import { ownLimits } from '../../../lessons/own/ownLesson.ts';
import { Button } from '../../../ui/Button.tsx';
import { Check } from '../../../ui/Check.tsx';
import { methodTitle } from '../../../ui/catalog.ts';
import { formatCount, formatPercent } from '../../../ui/format.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useStore } from '../../../ui/useStore.ts';
import { ClaimFields, firstClaim, isPlain, isShare, QuantityFields } from './Claims.tsx';
import { SAID, SAID_IDS, type SaidId } from './claimText.ts';
import { hiddenBy } from './hiddenBy.ts';
import { Text } from './Text.tsx';

type Choice = Extract<Question, { kind: 'choice' }>;
type Order = Extract<Question, { kind: 'order' }>;
type Asked = Extract<Question, { kind: 'number' }>;

const KINDS = { none: 'None', choice: 'Choice', order: 'Order', number: 'Number' } as const;

/** A question of a kind with what stands to reason: the methods at hand, from their distance to exact. */
const begun = (kind: Question['kind'], question: string, methods: readonly string[]): Question => {
  const others = methods.filter((id) => id !== 'exact');
  if (kind === 'choice')
    return {
      kind,
      question,
      options: [
        { text: '', reply: '' },
        { text: '', reply: '' },
      ],
      right: 0,
    };
  if (kind === 'order') return { kind, question, of: others.slice(0, 3), by: 'disagreement' };
  return {
    kind,
    question,
    of: { method: others.find((id) => id === 'k-prior') ?? others[0] ?? 'exact', figure: 'disagreement' },
    unit: 'share',
    from: 0,
    to: 0.5,
  };
};

/** The answer as the page computes it now. */
const Answer = ({ asked }: { asked: Question }) => {
  const results = useStore((state) => state.experiment?.outcome.results);
  const truth = results ? answerOf(asked, measureOf(results)) : null;
  const said =
    truth === null
      ? null
      : asked.kind === 'choice'
        ? asked.options[truth as number]?.text || `option ${(truth as number) + 1}`
        : asked.kind === 'number'
          ? asked.unit === 'share'
            ? formatPercent(truth as number)
            : formatCount(truth as number)
          : (truth as readonly string[]).map(methodTitle).join(', ');
  return (
    <p className="own-now hint" aria-live="polite">
      {results ? (said === null ? 'Here no answer can be computed.' : `The answer, computed: ${said}.`) : 'computing …'}
    </p>
  );
};

interface FieldsProps<Kind extends Question> {
  readonly asked: Kind;
  readonly methods: readonly string[];
  onChange(asked: Question): void;
}

const BY_CLAIM = 'claims';

const ChoiceFields = ({ asked, methods, onChange }: FieldsProps<Choice>) => {
  const { options, right } = asked;
  const isClaimed = options.some(({ if: claim }) => claim);
  const change = (k: number, part: Partial<Option>): void =>
    onChange({ ...asked, options: options.map((option, at) => (at === k ? { ...option, ...part } : option)) });
  const decide = (how: string): void => {
    const { right: _, ...rest } = asked;
    if (how === BY_CLAIM) onChange({ ...rest, options: options.map((option) => ({ ...option, if: option.if ?? firstClaim(methods) })) });
    else onChange({ ...rest, right: Number(how), options: options.map(({ text, reply }) => ({ text, reply })) });
  };
  return (
    <>
      {options.map((option, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an option is its place
        <fieldset key={k} className="own-option stack">
          <legend className="visually-hidden">Option {k + 1}</legend>
          <div className="line">
            <input
              aria-label={`Option ${k + 1}`}
              placeholder={`Option ${k + 1}`}
              maxLength={ownLimits.option}
              value={option.text}
              onChange={({ target }) => change(k, { text: target.value })}
            />
            {options.length > 2 && (
              <Button
                kind="quiet"
                aria-label={`Remove option ${k + 1}`}
                onClick={() =>
                  onChange({
                    ...asked,
                    options: options.filter((_, at) => at !== k),
                    ...(right !== undefined && { right: right > k ? right - 1 : right === k ? 0 : right }),
                  })
                }
              >
                ×
              </Button>
            )}
          </div>
          <input
            aria-label={`Reply to option ${k + 1}`}
            placeholder="Reply to who chooses it"
            maxLength={ownLimits.option}
            value={option.reply}
            onChange={({ target }) => change(k, { reply: target.value })}
          />
          {option.if && isPlain(option.if) && (
            <ClaimFields claim={option.if} methods={methods} onChange={(claim) => change(k, { if: claim })} />
          )}
        </fieldset>
      ))}
      {options.length < ownLimits.options && (
        <p>
          <Button
            onClick={() =>
              onChange({ ...asked, options: [...options, { text: '', reply: '', ...(isClaimed && { if: firstClaim(methods) }) }] })
            }
          >
            Add an option
          </Button>
        </p>
      )}
      <Select
        label="Right is"
        value={isClaimed ? BY_CLAIM : String(right ?? 0)}
        options={[
          ...options.map(({ text }, k) => ({ value: String(k), label: text ? `“${text.slice(0, 40)}”` : `option ${k + 1}` })),
          { value: BY_CLAIM, label: 'whose claim holds' },
        ]}
        onChange={decide}
      />
    </>
  );
};

const OrderFields = ({ asked, methods, onChange }: FieldsProps<Order>) => (
  <>
    <Select
      label="By, least first"
      value={asked.by as SaidId}
      options={SAID_IDS.map((value) => ({ value, label: SAID[value] }))}
      onChange={(by) => onChange({ ...asked, by })}
    />
    <fieldset className="own-methods">
      <legend className="label">Methods, in the order in which they are shown</legend>
      {methods.map((id) => (
        <Check
          key={id}
          label={methodTitle(id)}
          checked={asked.of.includes(id)}
          onChange={(on) => {
            const of = on ? [...asked.of, id] : asked.of.filter((other) => other !== id);
            if (of.length >= 2 && of.length <= ownLimits.inOrder) onChange({ ...asked, of });
          }}
        />
      ))}
    </fieldset>
  </>
);

const NumberFields = ({ asked, methods, onChange }: FieldsProps<Asked>) => {
  if (!('figure' in asked.of)) return null;
  const scale = asked.unit === 'share' ? 100 : 1;
  return (
    <>
      <QuantityFields
        of={asked.of}
        methods={methods}
        onChange={(of) => {
          const unit = isShare(of.figure) ? 'share' : 'examples';
          onChange({ ...asked, of, unit, ...(unit !== asked.unit && (unit === 'share' ? { from: 0, to: 1 } : { from: 0, to: 500 })) });
        }}
      />
      <NumberField
        label={scale === 100 ? 'Slider from, %' : 'Slider from'}
        value={Number((asked.from * scale).toPrecision(10))}
        min={0}
        max={1_000_000}
        onCommit={(value) => onChange({ ...asked, from: value / scale, to: Math.max(asked.to, (value + 1) / scale) })}
      />
      <NumberField
        label={scale === 100 ? 'Slider to, %' : 'Slider to'}
        value={Number((asked.to * scale).toPrecision(10))}
        min={asked.from * scale + 1}
        max={1_000_000}
        onCommit={(value) => onChange({ ...asked, to: value / scale })}
      />
    </>
  );
};

interface QuestionProps {
  readonly step: LessonStep;
  readonly methods: readonly string[];
  onChange(part: Partial<LessonStep>): void;
}

/** The question of a step: its kind, what it asks, and its answer as it is computed. What it asks about is covered until it is answered. */
export const QuestionFields = ({ step: { ask, because = '' }, methods, onChange }: QuestionProps) => {
  const change = (asked: Question | undefined): void => {
    const hide = hiddenBy(asked);
    onChange({ ask: asked, hide: methods.some((id) => !hide.includes(id)) ? hide : [] });
  };
  return (
    <fieldset className="own-question stack">
      <legend className="own-legend">Question</legend>
      <Segmented
        label="Kind of question"
        value={ask?.kind ?? 'none'}
        options={Object.entries(KINDS).map(([value, label]) => ({ value, label, disabled: value === 'order' && methods.length < 3 }))}
        onChange={(kind) => change(kind === 'none' ? undefined : begun(kind as Question['kind'], ask?.question ?? '', methods))}
      />
      {ask && (
        <>
          <Text
            label="What is asked"
            rows={2}
            methods={methods}
            value={ask.question}
            onChange={(question) => change({ ...ask, question })}
          />
          {ask.kind === 'choice' && <ChoiceFields asked={ask} methods={methods} onChange={change} />}
          {ask.kind === 'order' && <OrderFields asked={ask} methods={methods} onChange={change} />}
          {ask.kind === 'number' && <NumberFields asked={ask} methods={methods} onChange={change} />}
          <Answer asked={ask} />
          <Text label="Why it is so" rows={2} methods={methods} value={because} onChange={(text) => onChange({ because: text })} />
        </>
      )}
    </fieldset>
  );
};
