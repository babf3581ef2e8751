import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { lessonTex } from './.ci/lessonTex.ts';
import { methodColors } from './.ci/methodColors.ts';
import { objectives } from './.ci/objectives.ts';
import { offline } from './.ci/offline.ts';
import { securityPolicy } from './.ci/securityPolicy.ts';
import { simdKernel } from './.ci/simdKernel.ts';
import { startChunk } from './.ci/startChunk.ts';

const TESTS = ['src/**/*.test.{ts,tsx}', '.ci/**/*.test.mjs'];
/** What measures the memory of its process. */
const ALONE = ['src/**/historySize.test.ts'];

export default defineConfig({
  // Relative, so that the built page works in any folder of any host.
  base: './',
  plugins: [react(), objectives(), lessonTex(), methodColors(), simdKernel(), securityPolicy(), offline()],
  build: {
    target: 'es2022',
    manifest: true,
    // The size budget of `npm test` decides what is too large.
    chunkSizeWarningLimit: 1000,
    rolldownOptions: { output: { codeSplitting: { groups: [{ debugName: 'start', name: startChunk }] } } },
  },
  worker: { format: 'es', plugins: () => [objectives(), simdKernel()] },
  test: {
    environment: 'node',
    // A machine may be busy; a test that hangs still ends.
    testTimeout: 300_000,
    projects: [
      // What tests import they share: nothing outside of them is changed by one, and to read it all anew for each file takes longer than most.
      {
        extends: true,
        test: { name: 'together', include: TESTS, exclude: ALONE, pool: 'threads', isolate: false, setupFiles: '.ci/unitSetup.ts' },
      },
      { extends: true, test: { name: 'alone', include: ALONE, pool: 'forks', setupFiles: '.ci/unitSetup.ts' } },
    ],
  },
});
