import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The property tests of the gate with as many runs as `SIGHTLINE_PROOF_TIMES` says (see `more-runs.ts`). */
export default defineConfig({
  root: join(import.meta.dirname, '..', '..'),
  test: {
    include: ['src/privacy/**/*.test.ts', 'src/insights/release/verify-gate.test.ts'],
    setupFiles: [join(import.meta.dirname, 'more-runs.ts')],
    environment: 'node',
    pool: 'forks',
    testTimeout: 3 * 3_600_000,
  },
});
