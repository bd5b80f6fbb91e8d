/** From twelve thousand dialogues to a release, with nothing cached: how long, and how much memory at the most. */
import buildPages from '../test/build-pages.ts';
import { dataFile, dataHint } from './harness/data.ts';
import { type InsightsRun, insightsRun, secondsByStage } from './harness/insights-run.ts';
import { median, spread } from './harness/spread.ts';
import type { Task } from './harness/task.ts';

const RUNS = 3;
const MOST_SECONDS = 360;
const MOST_GIGABYTES = 1.5;

export const speed: Task = {
  name: 'speed',
  summary: '12,174 dialogues (sgd-dialogues) to a release in a fresh workspace: seconds and peak memory, by stage.',
  run: async ({ runs = RUNS, quick, say }) => {
    const file = dataFile('sgd-dialogues');
    if (file === null) return { skipped: `sgd-dialogues is not at hand. ${dataHint}` };
    buildPages();
    const found: InsightsRun[] = [];
    for (let run = 1; run <= runs; run++) {
      found.push(await insightsRun(file, ['--no-accounts', ...(quick ? ['--sample', '300'] : [])]));
      say(`run ${run} of ${runs}: ${found.at(-1)?.seconds.toFixed(1)} s`);
    }
    const seconds = found.map((run) => run.seconds);
    const gigabytes = found.map(({ peakBytes }) => peakBytes / 1e9);
    return {
      tables: [
        { title: 'Whole runs', columns: ['what', 'median (least to greatest)'], rows: wholeRows(found, gigabytes) },
        {
          title: 'Stages',
          columns: ['stage', 'seconds'],
          rows: secondsByStage(found, (seconds) => [spread(seconds, 1)]),
        },
      ],
      checks: [
        {
          what: 'seconds, median',
          limit: `< ${MOST_SECONDS}`,
          found: median(seconds).toFixed(1),
          met: median(seconds) < MOST_SECONDS,
        },
        {
          what: 'peak memory in GB, greatest',
          limit: `< ${MOST_GIGABYTES}`,
          found: Math.max(...gigabytes).toFixed(2),
          met: Math.max(...gigabytes) < MOST_GIGABYTES,
        },
      ],
      notes: [
        `Runs: ${runs}, each in a workspace of its own. Peak memory is the greatest resident size of the process (GB = 10^9 bytes).`,
        'Start and release: what is not in a stage, from the start of the process to its end.',
      ],
    };
  },
};

function wholeRows(found: readonly InsightsRun[], gigabytes: readonly number[]): string[][] {
  return [
    [
      'seconds',
      spread(
        found.map(({ seconds }) => seconds),
        1,
      ),
    ],
    [
      'processor seconds',
      spread(
        found.map(({ cpuSeconds }) => cpuSeconds),
        1,
      ),
    ],
    ['peak memory, GB', spread(gigabytes, 2)],
  ];
}
