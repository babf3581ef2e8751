import type { CDPSession } from '@playwright/test';

/** Written by the page's main thread into the trace, which tells it from all the others. */
export const MARK = 'bench: the main thread is this one';

/** The fields of a trace event that are read; times in µs. */
export interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Start of the event, in µs. */
  readonly ts?: number;
  /** By the clock, and of the thread's own time. */
  readonly dur?: number;
  readonly tdur?: number;
  /** Of 'thread_name' and 'process_name'. */
  readonly args?: { readonly name?: string };
}

/** Categories of tasks and marks, and with them those of scripts, style and layout, which cost a little of what is measured. */
const TASKS = ['toplevel', 'blink.user_timing'];
export const TIMELINE = [...TASKS, 'devtools.timeline', 'disabled-by-default-devtools.timeline'];

export const startTrace = async (client: CDPSession, includedCategories = TASKS): Promise<{ end(): Promise<TraceEvent[]> }> => {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }): void => {
    for (const event of value) events.push(event as TraceEvent);
  };
  client.on('Tracing.dataCollected', collect);
  await client.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories },
  });
  return {
    async end() {
      const complete = new Promise<void>((resolve) => {
        client.once('Tracing.tracingComplete', () => resolve());
      });
      await client.send('Tracing.end');
      await complete;
      client.off('Tracing.dataCollected', collect);
      return events;
    },
  };
};

/** The longest task of the main thread, and what held the processor while it lasted. */
export interface LongestTask {
  readonly wallMs: number;
  /** Longest in time that the processor spent on it; another task may be meant than by the clock. */
  readonly processorMs: number;
  /** Of the longest by the clock: the processor's time on it, and on the tasks of other threads meanwhile, by thread, most first. */
  readonly ownMs: number;
  readonly others: readonly { readonly thread: string; readonly ms: number }[];
}

const isTask = ({ name }: TraceEvent): boolean => /RunTask$/.test(name);

/** Events of the marked thread. */
export const mainEvents = (events: readonly TraceEvent[]): TraceEvent[] => {
  const main = events.find(({ name }) => name === MARK);
  return events.filter(({ pid, tid }) => pid === main?.pid && tid === main.tid);
};

/** Scripts, what wakes them, style and layout: what the page asks of the main thread. Painting is the rasteriser's, which may work in software. */
const OWN =
  /^(FunctionCall|EventDispatch|FireAnimationFrame|TimerFire|HandlePostMessage|RunMicrotasks|EvaluateScript|MinorGC|MajorGC|UpdateLayoutTree|Layout|HitTest)$/;

/** Processor time of scripts, style and layout among the events of one thread, each counted once where one lies in another, in ms. */
export const ownMs = (events: readonly TraceEvent[]): number => {
  const own = events
    .filter(({ name }) => OWN.test(name))
    .sort((one, other) => (one.ts ?? 0) - (other.ts ?? 0) || (other.dur ?? 0) - (one.dur ?? 0));
  let [sum, until] = [0, 0];
  for (const { ts = 0, dur = 0, tdur = 0 } of own) {
    if (ts < until) continue;
    sum += tdur;
    until = ts + dur;
  }
  return sum / 1000;
};

/** The longest task of the marked thread. Throws where the trace holds hardly any. */
export const longestOnMain = (events: readonly TraceEvent[]): LongestTask => {
  const tasks = mainEvents(events).filter(isTask);
  if (tasks.length < 10) throw new Error(`trace: it holds ${tasks.length} tasks of the main thread`);
  const longest = tasks.reduce((most, task) => ((task.dur ?? 0) > (most.dur ?? 0) ? task : most));
  return {
    wallMs: (longest.dur ?? 0) / 1000,
    processorMs: Math.max(...tasks.map(({ tdur = 0 }) => tdur / 1000)),
    ownMs: (longest.tdur ?? 0) / 1000,
    others: meanwhile(events, longest),
  };
};

/** Processor time of other threads' tasks inside a task: of each task the share that lies inside. */
const meanwhile = (events: readonly TraceEvent[], task: TraceEvent): { thread: string; ms: number }[] => {
  const [start, end] = [task.ts ?? 0, (task.ts ?? 0) + (task.dur ?? 0)];
  const spent = new Map<string, number>();
  for (const event of events) {
    const { pid, tid, ts = 0, dur = 0, tdur = 0 } = event;
    if (!isTask(event) || dur === 0 || (pid === task.pid && tid === task.tid)) continue;
    const inside = Math.min(end, ts + dur) - Math.max(start, ts);
    if (inside <= 0) continue;
    const thread = threadName(events, pid, tid);
    spent.set(thread, (spent.get(thread) ?? 0) + (tdur * inside) / dur / 1000);
  }
  return [...spent].map(([thread, ms]) => ({ thread, ms })).sort((one, other) => other.ms - one.ms);
};

const threadName = (events: readonly TraceEvent[], pid: number, tid: number): string => {
  const thread = events.find((event) => event.name === 'thread_name' && event.pid === pid && event.tid === tid)?.args?.name;
  const process = events.find((event) => event.name === 'process_name' && event.pid === pid)?.args?.name;
  return [process, thread].filter(Boolean).join(', ') || `thread ${tid}`;
};

const ms = (value: number): string => `${value.toFixed(1)} ms`;

/** Sentence that says where the longest task's time went. */
export const profileOf = ({ wallMs, ownMs, others }: LongestTask): string => {
  const named = others.filter((other) => other.ms >= 0.5).map((other) => `${other.thread} ${ms(other.ms)}`);
  const rest = named.length > 0 ? `; meanwhile the processor worked for ${named.slice(0, 6).join('; ')}` : '';
  return `longest-task: of ${ms(wallMs)} by the clock the main thread had the processor for ${ms(ownMs)}${rest}.`;
};
