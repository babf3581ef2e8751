import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { methodColors } from './.ci/methodColors.ts';
import { objectives } from './.ci/objectives.ts';
import { offline } from './.ci/offline.ts';
import { securityPolicy } from './.ci/securityPolicy.ts';
import { simdKernel } from './.ci/simdKernel.ts';
import { startChunk } from './.ci/startChunk.ts';

export default defineConfig({
  // Relative, so that the built page works in any folder of any host.
  base: './',
  plugins: [react(), objectives(), methodColors(), simdKernel(), securityPolicy(), offline()],
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
    testTimeout: 60_000,
    include: ['src/**/*.test.{ts,tsx}', '.ci/**/*.test.mjs'],
  },
});
