import { type ComponentType, type ReactNode, useMemo, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { Overlay } from '../store/state.ts';
import type { Study, StudyRequest, StudyResult } from '../studies/study.ts';
import { useKept } from '../ui/useKept.ts';
import { type Size, useSize } from '../ui/useSize.ts';
import { useStore } from '../ui/useStore.ts';
import { Controls, chooseOf } from './Controls.tsx';
import type { Context } from './context.ts';
import { Ladder, type Start } from './Ladder.tsx';
import { type Choose, type OptionRows, type OptionsOf, type OptionValues, readOptions } from './options.ts';
import { useOverlay } from './useOverlay.ts';
import { type ShownStudy, useStudy } from './useStudy.ts';

/** All that a question of a view may depend on: the page, the view's options, and what it watches itself. */
export interface Given<Rows extends OptionRows, Own> extends Context {
  readonly options: OptionsOf<Rows>;
  readonly choose: Choose<Rows>;
  /** The value of `useOwn`. */
  readonly own: Own;
  /** Pixels that there are for a chart, axes included; null until they are measured. */
  readonly room: Size | null;
}

/** All that a drawing is made of. */
export interface Drawing<Rows extends OptionRows, Own, S extends Study, Also, Drawn> extends Given<Rows, Own> {
  readonly drawn: Drawn;
  /** The value of `useAlso`. */
  readonly also: Also;
  /** The request that `drawn` answers; null for a view without a study. */
  readonly asked: StudyRequest<S> | null;
  readonly isStale: boolean;
  /** Controls of the options that stand at the drawing. */
  readonly controls: ReactNode;
  /** The end of the panel's row, for controls of the drawing's own; null until it is there. */
  readonly slot: Element | null;
}

/** A study's request and result; settled once the result is whole and of the scenario. */
export interface Settled<S extends Study> {
  readonly request: StudyRequest<S> | null;
  readonly result: StudyResult<S> | null;
  readonly isSettled: boolean;
}

/** A view of a panel, as it is declared. */
export interface ViewSpec<Rows extends OptionRows, Own, S extends Study, Also, Drawn> {
  readonly id: string;
  /** On its segment, and the segment's explanation. */
  readonly label: string;
  readonly title?: string;
  /** The sentence on what to look for. */
  readonly look?: string | ((options: OptionsOf<Rows>, context: Context) => string);
  /** What follows it beside a canvas. */
  readonly lookOnCanvas?: string;
  /** It is small: the canvas keeps its room. */
  readonly isSmall?: boolean;
  /** It is of the past alone: there is something to see before anything has changed. */
  readonly isOfPast?: boolean;
  readonly options?: Rows;
  /** A hook that watches more of the page than the context has. */
  readonly useOwn?: (context: Context) => Own;
  /** The study that answers it; without one it is drawn from the figures. */
  readonly study?: S;
  /** The request; a sentence where there is nothing to ask, null where it must wait for the figures, undefined where it is drawn from them alone. */
  readonly ask?: (given: Given<Rows, Own>) => StudyRequest<S> | string | null | undefined;
  /** A sentence for the time before the figures. */
  readonly waiting?: string;
  /** The study's work as a noun: '350 retrainings'. */
  readonly what?: string | ((given: Given<Rows, Own>) => string);
  /** The press that it waits for, where the study would take long; null where it begins by itself. */
  readonly start?: (given: Given<Rows, Own>) => Start | null;
  /** Other studies that follow from this one. */
  readonly useAlso?: (given: Given<Rows, Own>, study: Settled<S>) => Also;
  /** The drawn part of a result, all of it unless said; a sentence where there is nothing to see in it, null until there is something. */
  readonly drawn?: (result: StudyResult<S> | null, given: Given<Rows, Own>, isStale: boolean) => Drawn | string | null;
  /** A picture for the canvas, while the view is open and its result is of the scenario. */
  readonly overlay?: (drawn: Drawn, given: Given<Rows, Own>, also: Also) => Overlay | null;
  /** Tools of its own in the row of the panel, before the controls of the options. */
  readonly Tools?: ComponentType<Given<Rows, Own>>;
  readonly Draw: ComponentType<Drawing<Rows, Own, S, Also, Drawn>>;
  /** Beside the drawing. */
  readonly Beside?: ComponentType<Drawing<Rows, Own, S, Also, Drawn>>;
  /** Under it. */
  readonly Note?: ComponentType<Drawing<Rows, Own, S, Also, Drawn>>;
  /** The status stands over the drawing, not under it. */
  readonly isStatusAbove?: boolean;
}

/** Places in the panel's row for what a view puts there. */
export interface Slots {
  readonly tools: Element | null;
  readonly end: Element | null;
}

interface RoomProps {
  /** The panel's id. */
  readonly panel: string;
  readonly context: Context;
  readonly slots: Slots;
}

/** A view as its panel holds it. */
export interface View {
  readonly id: string;
  readonly label: string;
  readonly title?: string;
  /** The sentence on what to look for, by the values of the options; null where there is none. */
  readonly look: (values: OptionValues, context: Context) => string | null;
  readonly lookOnCanvas?: string;
  readonly isSmall: boolean;
  readonly isOfPast: boolean;
  readonly options: OptionRows;
  /** Everything under the panel's row. */
  readonly Room: ComponentType<RoomProps>;
}

/** The views of a panel; the first is shown until another is chosen. */
export interface PanelViews {
  /** Name of the choice between them. */
  readonly label?: string;
  readonly views: readonly [View, ...View[]];
}

const WAITING = 'This waits for the figures.';
const NO_ROWS = {} as const;

const useNothing = (): null => null;

const OnCanvas = ({ overlay }: { overlay: Overlay | null }): null => {
  useOverlay(overlay);
  return null;
};

/** A view in its panel: asks its study, draws the answer, and shows on the canvas what belongs there. */
const ViewRoom = <Rows extends OptionRows, Own, S extends Study, Also, Drawn>({
  spec,
  panel,
  context,
  slots,
}: RoomProps & { spec: ViewSpec<Rows, Own, S, Also, Drawn> }) => {
  const { study: token, Tools, Draw, Beside, Note } = spec;
  const useOwn = spec.useOwn ?? (useNothing as () => Own);
  const useAnswer: (token: S, request: StudyRequest<S> | null, auto: boolean) => ShownStudy<S> | null = token ? useStudy : useNothing;
  const useAlso = spec.useAlso ?? (useNothing as () => Also);
  const place = useRef<HTMLDivElement>(null);
  const room = useSize(place);
  const rows = spec.options ?? (NO_ROWS as Rows);
  const stored = useStore((state) => state.panelOptions);
  const problem = useStore((state) => state.problem);
  const options = readOptions(panel, rows, stored, context);
  const own = useOwn(context);
  const choose = useMemo(() => chooseOf(panel, rows) as Choose<Rows>, [panel, rows]);
  const given: Given<Rows, Own> = useKept({ ...context, options, choose, own, room });

  const asked = useMemo(() => spec.ask?.(given), [spec, given]);
  const request = useKept(typeof asked === 'string' ? null : (asked ?? null));
  const start = spec.start?.(given) ?? null;
  const answer = useAnswer(token as S, request, start === null);
  const study = asked === undefined ? null : answer;
  const result = study?.result ?? null;
  const isStale = study?.stale ?? false;
  const also = useAlso(given, { request, result, isSettled: study?.phase === 'done' && !isStale });
  const made = useMemo(() => (spec.drawn ? spec.drawn(result, given, isStale) : (result as Drawn | null)), [spec, result, given, isStale]);
  const drawn = typeof made === 'string' ? null : made;
  const overlay = useMemo(
    () => (drawn === null || isStale ? null : (spec.overlay?.(drawn, given, also) ?? null)),
    [spec, drawn, given, also, isStale],
  );

  const chosen = given.options;
  const controls = useMemo(
    () => <Controls panel={panel} rows={rows} values={chosen} context={context} at="drawing" />,
    [panel, rows, chosen, context],
  );
  const drawing = drawn !== null && { ...given, drawn, also, asked: study?.resultOf ?? null, isStale, controls, slot: slots.end };
  return (
    <>
      {spec.overlay && <OnCanvas overlay={overlay} />}
      {Tools && slots.tools && createPortal(<Tools {...given} />, slots.tools)}
      <Ladder
        study={study}
        what={typeof spec.what === 'function' ? spec.what(given) : (spec.what ?? spec.label)}
        blocked={typeof asked === 'string' ? asked : null}
        waiting={request === null ? (problem ?? spec.waiting ?? WAITING) : null}
        start={start}
        empty={typeof made === 'string' ? made : null}
        above={spec.isStatusAbove ?? false}
        room={place}
        beside={drawing && Beside && <Beside {...drawing} />}
        note={drawing && Note && <Note {...drawing} />}
      >
        {drawing && <Draw {...drawing} />}
      </Ladder>
    </>
  );
};

/** A view out of its declaration. */
export const defineView = <Rows extends OptionRows, Own, S extends Study, Also, Drawn>(
  spec: ViewSpec<Rows, Own, S, Also, Drawn>,
): View => ({
  id: spec.id,
  label: spec.label,
  ...(spec.title !== undefined && { title: spec.title }),
  look: (values, context) => (typeof spec.look === 'function' ? spec.look(values as OptionsOf<Rows>, context) : (spec.look ?? null)),
  ...(spec.lookOnCanvas !== undefined && { lookOnCanvas: spec.lookOnCanvas }),
  isSmall: spec.isSmall ?? false,
  isOfPast: spec.isOfPast ?? false,
  options: spec.options ?? NO_ROWS,
  Room: (props) => <ViewRoom spec={spec} {...props} />,
});

/** Names the shape; the default export of the file that `panel.ts` loads. */
export const defineViews = (views: PanelViews): PanelViews => views;
