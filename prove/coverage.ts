/** How often intervals hold the truth, and trends are called where there are none: the statistics of measuring, simulated. */
import type { Check, Table, Task } from '../bench/harness/task.ts';
import { percent } from '../src/core/figures.ts';
import { otherRows } from '../src/testing/coverage/other-rows.ts';
import { type Covered, cover, isKept, LIMITS } from '../src/testing/coverage/row.ts';
import { sequenceRows } from '../src/testing/coverage/sequence-rows.ts';
import { shareRows } from '../src/testing/coverage/share-rows.ts';
import { called, discoveries } from '../src/testing/coverage/trends.ts';

const RUNS = 10_000;
const QUICK = 200;
/** Of many sets at once a run is 150 tests. */
const RUNS_OF_SETS = 500;

const MODELS = [5, 6, 7, 10];
const CHANGES = [0.1, 0.2, 0.3, 0.5];

export const coverageProof: Task = {
  name: 'coverage',
  summary:
    'Statistics of measuring: how often intervals hold the truth, at any stopping time too, and trends are false.',
  run: async ({ runs, quick, say }) => {
    const times = runs ?? (quick ? QUICK : RUNS);
    const covered = [...shareRows, ...otherRows, ...sequenceRows].map((row) => {
      const found = cover(row, times, 'prove');
      say(`${row.method}, ${row.world}: ${percent(found.coverage)}`);
      return found;
    });
    const [inside, outside] = [covered.filter(({ row }) => row.isInside), covered.filter(({ row }) => !row.isInside)];
    const none = MODELS.map((models) => called({ models, change: 0, scatter: 0.05 }, times, 'prove'));
    const power = MODELS.map((models) =>
      CHANGES.map((change) => called({ models, change, scatter: 0.05 }, Math.ceil(times / 10), 'prove')),
    );
    const manySets = [0, 50].map((changing) => {
      const world = { sets: 150, changing, models: 6 };
      return { world, ...discoveries(world, Math.min(times, RUNS_OF_SETS), 'prove') };
    });
    return {
      tables: [
        tableOf('Inside the regime that is stated', inside),
        tableOf('Outside of it', outside),
        {
          title: 'Series called a trend, models scattered by 0.05',
          columns: ['models', 'no change', ...CHANGES.map((change) => `change ${change}`)],
          rows: MODELS.map((models, place) => [
            String(models),
            percent(none[place] as number),
            ...(power[place] as number[]).map(percent),
          ]),
        },
        {
          title: '150 sets tested at once, series of six models',
          columns: ['sets that change by 0.4', 'false among what is called', 'changes that are called'],
          rows: manySets.map(({ world, falseShare, found }) => [
            String(world.changing),
            percent(falseShare),
            world.changing === 0 ? '–' : percent(found),
          ]),
        },
      ],
      checks: [
        ...(['approximate', 'conservative', 'anytime'] as const).map((promise) =>
          rowsCheck(
            promise,
            inside.filter(({ row }) => row.promise === promise),
          ),
        ),
        ...MODELS.map((models, place) =>
          mostCheck(`trends called of ${models} models that do not change`, none[place] as number),
        ),
        ...manySets.map(({ world, falseShare }) =>
          mostCheck(`false trends among those called, ${world.changing} of 150 sets changing`, falseShare),
        ),
      ],
      notes: [
        `${times.toLocaleString('en')} samples of each row, ${Math.ceil(times / 10).toLocaleString('en')} of each cell of power, ${Math.min(times, RUNS_OF_SETS)} of 150 sets: of the usual 10,000, shares are known to 0.4 points either way (95 %). Bootstraps draw 500 times, of agreement 400, orders of more than six models 499.`,
        'Stated regime: single shares from 200 items on, 20 or more of the rarer answer; groups from 40 on, p 0.2 to 0.8; AUROC from 50 of each label; judged samples of 100 or more. Rows outside show what becomes of a method there, and of two that should not be used: intervals that do not know of groups, and ordinary ones that are looked at until they please.',
        'Groups: an item takes what its group drew with a chance of the square root of the intra-class correlation, and draws for itself otherwise. Wilson over the design effect, by t, is never narrower than without groups: it is held to the limit of conservative methods.',
      ],
    };
  },
};

function tableOf(title: string, covered: readonly Covered[]): Table {
  return {
    title,
    columns: ['method', 'world', 'holds', 'mean width', 'within limits'],
    rows: covered.map((found) => [
      found.row.method,
      found.row.world,
      percent(found.coverage),
      found.width.toFixed(3),
      isKept(found) ? 'yes' : 'no',
    ]),
  };
}

function rowsCheck(promise: string, covered: readonly Covered[]): Check {
  const missed = covered.filter((found) => !isKept(found)).length;
  const limit =
    promise === 'approximate'
      ? `${percent(LIMITS.least)} to ${percent(LIMITS.most)}`
      : `${percent(LIMITS.least)} at least`;
  return {
    what: `rows of ${promise} methods, of ${covered.length}, that do not hold in ${limit}`,
    limit: '0',
    found: String(missed),
    met: missed === 0,
  };
}

/** 5 %, and what so many samples leave open. */
function mostCheck(what: string, found: number): Check {
  const most = 0.055;
  return { what, limit: `<= ${percent(most)}`, found: percent(found), met: found <= most };
}
