import { useEffect, useRef, useState } from 'react';
import { ANCHORS, type Anchor } from '../../../lessons/anchors.ts';
import type { LessonStep } from '../../../lessons/lesson.ts';
import { ownLimits } from '../../../lessons/own/ownLesson.ts';
import { english } from '../../../lessons/words/en.ts';
import { Button } from '../../../ui/Button.tsx';
import { Check } from '../../../ui/Check.tsx';
import { placeName, selectorOf } from '../places.ts';
import { ClaimFields, firstClaim, isPlain } from './Claims.tsx';
import { pointAt } from './pointAt.ts';
import { QuestionFields } from './QuestionFields.tsx';
import { Text } from './Text.tsx';
import './own.css';

interface PartProps {
  readonly step: LessonStep;
  readonly methods: readonly string[];
  onChange(part: Partial<LessonStep>): void;
}

/** Things on the page that the step outlines: pointed at, or chosen from a list. */
const Places = ({ step: { lookAt = [] }, methods, onChange }: PartProps) => {
  const [isPointing, setPointing] = useState(false);
  const end = useRef(() => {});
  useEffect(() => () => end.current(), []);
  const anchors: Anchor[] = [...methods.map((id) => `card:${id}` as const), ...(Object.keys(ANCHORS) as (keyof typeof ANCHORS)[])];
  const add = (anchor: Anchor | null): void => {
    setPointing(false);
    if (anchor && !lookAt.includes(anchor)) onChange({ lookAt: [...lookAt, anchor].slice(-ownLimits.places) });
  };
  const point = (): void => {
    if (isPointing) {
      end.current();
      setPointing(false);
      return;
    }
    setPointing(true);
    end.current = pointAt(anchors, add);
  };
  return (
    <fieldset className="own-places">
      <legend className="own-legend">Look at</legend>
      {lookAt.length > 0 && (
        <style>{`${lookAt.map(selectorOf).join(', ')} { outline: 3px solid var(--focus); outline-offset: 1px; }`}</style>
      )}
      <div className="row">
        {lookAt.map((anchor) => (
          <span key={anchor} className="own-place">
            {placeName(anchor, english)}
            <Button
              kind="quiet"
              aria-label={`Do not look at ${placeName(anchor, english)}`}
              onClick={() => onChange({ lookAt: lookAt.filter((other) => other !== anchor) })}
            >
              ×
            </Button>
          </span>
        ))}
        <Button aria-pressed={isPointing} onClick={point}>
          {isPointing ? 'Press a thing on the page …' : 'Point at a thing'}
        </Button>
        <select aria-label="A thing to look at, from a list" value="" onChange={({ target }) => add(target.value as Anchor)}>
          <option value="" disabled>
            From a list …
          </option>
          {anchors
            .filter((anchor) => !lookAt.includes(anchor))
            .map((anchor) => (
              <option key={anchor} value={anchor}>
                {placeName(anchor, english)}
              </option>
            ))}
        </select>
      </div>
    </fieldset>
  );
};

const StepClaim = ({ step: { claims = [] }, methods, onChange }: PartProps) => {
  const [first, ...others] = claims;
  return (
    <fieldset className="own-claims-of stack">
      <legend className="visually-hidden">Claim</legend>
      <Check
        label="The step claims a figure, which every page computes"
        checked={first !== undefined}
        onChange={(on) => onChange({ claims: on ? [firstClaim(methods)] : [] })}
      />
      {first && isPlain(first) && (
        <ClaimFields claim={first} methods={methods} onChange={(claim) => onChange({ claims: [claim, ...others] })} />
      )}
    </fieldset>
  );
};

/** Everything of a step but its scenario. */
export const StepFields = ({ step, onChange }: Omit<PartProps, 'methods'>) => {
  const methods = step.scenario?.methods ?? [];
  const parts = { step, methods, onChange };
  return (
    <div className="own-fields stack">
      <label className="own-line">
        <span className="label">Heading</span>
        <input
          maxLength={ownLimits.title}
          value={step.title}
          placeholder="What this step is about"
          onChange={({ target }) => onChange({ title: target.value })}
        />
      </label>
      <Text
        label="Text"
        rows={4}
        methods={methods}
        placeholder="What there is to see, in at most 60 words"
        value={step.say ?? ''}
        onChange={(say) => onChange({ say })}
      />
      <Places {...parts} />
      <QuestionFields {...parts} />
      <StepClaim {...parts} />
    </div>
  );
};
