/** Compares one measurement in a process of its own, and says what that took. */

import { comparisonOf } from '../../src/evals/compare/comparison.ts';
import { loadResults } from '../../src/evals/compare/loaded-results.ts';

const [folder = ''] = process.argv.slice(2);
const began = performance.now();
const loaded = loadResults(folder);
const read = performance.now();
const comparison = comparisonOf({ results: [loaded], baseline: undefined, predictor: null });
const done = performance.now();
const { user, system } = process.cpuUsage();
process.stdout.write(
  JSON.stringify({
    readSeconds: (read - began) / 1000,
    compareSeconds: (done - read) / 1000,
    coreSeconds: (user + system) / 1e6,
    megabytes: process.resourceUsage().maxRSS / 1024,
    differences: comparison?.differences.length,
    trends: comparison?.trends.length,
  }),
);
