import { startEngines } from './engines.ts';
import type { Equipment, Findings } from './measurement.ts';
import type { InsideRow } from './names.ts';
import type { Row } from './row.ts';
import { edit } from './rows/edit.ts';
import { leaveOneOut } from './rows/leaveOneOut.ts';
import { link } from './rows/link.ts';
import { manyModels } from './rows/manyModels.ts';
import { maps } from './rows/maps.ts';
import { paperSweep } from './rows/paperSweep.ts';
import { step } from './rows/step.ts';
import { FULL, QUICK } from './timing.ts';

const rows: Record<InsideRow, Row> = {
  step,
  'many-models': manyModels,
  edit,
  'paper-sweep': paperSweep,
  'leave-one-out': leaveOneOut,
  maps,
  link,
};

/** Functions of the bench page on `window.bench`, which the command calls. */
const bench = {
  async start(): Promise<Equipment> {
    engines ??= startEngines();
    return (await engines).equipment;
  },
  async run(name: InsideRow, quick: boolean): Promise<Findings> {
    engines ??= startEngines();
    return rows[name]({ ...(await engines), pace: quick ? QUICK : FULL, quick });
  },
};
let engines: ReturnType<typeof startEngines> | undefined;

export type Bench = typeof bench;

declare global {
  interface Window {
    bench: Bench;
  }
}

window.bench = bench;
