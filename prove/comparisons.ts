/** What a release says of over-representation, in many worlds of which it is known what is true. */
import type { Check, Task } from '../bench/harness/task.ts';
import { percent } from '../src/core/figures.ts';
import { moveConversations } from '../src/testing/comparisons/one-conversation.ts';
import { type Scenario, type Simulated, scenarios, simulate, uncounted } from '../src/testing/comparisons/simulate.ts';

const RUNS = 500;
const MOVES = 1000;

/** An interval may hold less often than it says by what so many runs leave open. */
const LEAST_COVERAGE = 0.945;
const MOST_FALSE = 0.05;

export const comparisonsProof: Task = {
  name: 'comparisons',
  summary: 'Over-representation: how often intervals hold and marks are false, where few accounts do much.',
  run: async ({ runs, quick, say }) => {
    const times = runs ?? (quick ? 20 : RUNS);
    const measured = [...scenarios, uncounted].map((scenario) => {
      const found = simulate(scenario, times, 'prove');
      say(
        `${scenario.name}: ${percent(found.coverage)} of intervals hold, ${percent(found.falseMarks)} of marks are false`,
      );
      return { scenario, found };
    });
    const moved = moveConversations(scenarios[1] as Scenario, quick ? 20 : MOVES, 'prove');
    const [counted, last] = [measured.slice(0, -1), measured.slice(-1)];
    return {
      tables: [
        {
          title: 'Worlds',
          columns: [
            'world',
            'cells a run',
            'with an interval',
            'intervals that hold',
            'the same, conversations taken for independent',
            'false marks',
            'the difference found',
          ],
          rows: measured.map(({ scenario, found }) => rowOf(scenario, found)),
        },
        {
          title: 'One conversation is another account’s',
          columns: ['cells', 'interval or degrees changed', 'changed in the cell of the conversation'],
          rows: [[moved.cells.toLocaleString('en'), percent(moved.changed), percent(moved.changedOwn)]],
        },
      ],
      checks: [
        ...counted.flatMap(({ scenario, found }) => checksOf(scenario, found)),
        ...last.map(({ scenario, found: { coverage } }) => ({
          what: `${scenario.name}: intervals that hold, which it cannot`,
          limit: `< ${percent(0.9)}`,
          found: percent(coverage),
          met: coverage < 0.9,
        })),
      ],
      notes: [
        `${times.toLocaleString('en')} runs of each world through the gate under the preset internal, or local where it says so. Accounts draw preferences for clusters and for values, unrelated; in the last but one, conversations of one cluster come to have one value more often.`,
        'False marks: of the cells that are called over- or under-represented, the share whose true ratio is 1, on average over runs (the false discovery rate; without any difference, the share of runs with a mark). True ratios where there is a difference are those of all runs together.',
        'The second table is of the second world: one conversation of a cell is given to another account of the cell, so that no count changes, and all comparisons are made anew.',
        'Only cells that the gate shows are compared: that a cell is shown because chance has lifted it over the threshold is part of what is measured.',
      ],
    };
  },
};

function rowOf({ name }: Scenario, { runs, cells, told, coverage, naive, falseMarks, power }: Simulated): string[] {
  return [
    name,
    (cells / runs).toFixed(0),
    ...[told, coverage, naive, falseMarks].map(percent),
    power === null ? '' : percent(power),
  ];
}

function checksOf({ name }: Scenario, { coverage, falseMarks }: Simulated): Check[] {
  return [
    {
      what: `${name}: intervals that hold`,
      limit: `>= ${percent(LEAST_COVERAGE)}`,
      found: percent(coverage),
      met: coverage >= LEAST_COVERAGE,
    },
    {
      what: `${name}: false marks`,
      limit: `<= ${percent(MOST_FALSE)}`,
      found: percent(falseMarks),
      met: falseMarks <= MOST_FALSE,
    },
  ];
}
