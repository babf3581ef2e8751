import fc from 'fast-check';
import { afterAll, vi } from 'vitest';

/** Properties try the same cases at every run, so that a failure is of the change at hand; `FULL=1` tries others each time. */
if (!process.env.FULL) fc.configureGlobal({ seed: 20211206 });

// Files share what they import: a clock that one has stopped goes on for the next.
afterAll(() => {
  vi.useRealTimers();
});
