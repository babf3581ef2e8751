import { afterAll, vi } from 'vitest';

// Files share what they import: a clock that one has stopped goes on for the next.
afterAll(() => {
  vi.useRealTimers();
});
