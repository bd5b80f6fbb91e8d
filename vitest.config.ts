import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const slow = ['**/*.slow.test.ts', 'test/browser/**'];
const fast = process.env['SIGHTLINE_TESTS'] === 'fast';
const exclude = ['node_modules/**', ...(fast ? slow : [])];
/** What measures the memory of its process: of one that has held more before, nothing would be seen. */
export const alone = ['lines', 'zip', 'collect-conversations'].map(
  (name) => `src/insights/conversations/${name}.test.ts`,
);

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'modules',
          include: ['src/**/*.test.ts', 'web/src/**/*.test.{ts,tsx}'],
          exclude: [...exclude, ...alone],
          // A process for each of hundreds of small files is two fifths of their time. What one changes in the process
          // (variables, timers, the console) it puts back itself.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'product', include: ['test/**/*.test.ts', ...alone], exclude } },
    ],
    globalSetup: ['test/own-temporary-folder.ts', 'test/build-pages.ts'],
    environment: 'node',
    pool: 'forks',
    // The default leaves one core to the runner, which on two cores is half of them.
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A page follows what is done to it a moment later, and a busy machine makes that moment long.
    expect: { poll: { timeout: 20_000 } },
  },
});
