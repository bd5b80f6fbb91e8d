/** Whether measured rates are those of subjects whose probabilities are known: sets drawn again and again, asked from question to figure. */
import type { Task } from '../bench/harness/task.ts';
import { percent } from '../src/core/figures.ts';
import { shownChoice } from '../src/models/scripted/shown-choice.ts';
import { knownProbability, openSubject } from '../src/models/scripted/subject.ts';
import { type SubjectTraits, usualTraits } from '../src/models/scripted/subject-traits.ts';
import { measuredBy } from '../src/testing/evals/measured-by.ts';
import { simulatedSet } from '../src/testing/evals/simulated-sets.ts';

const SETS = 300;
const QUICK = 30;
const ITEMS = 100;
/** Items of which the mean over all that there might be is taken. */
const ALL = 20_000;
/** Of 300 sets: 95 % give or take two and a half times the standard error. */
const ERRORS = 2.5;

interface World {
  readonly name: string;
  readonly kind: 'yes-no' | 'multiple-choice';
  readonly traits: Partial<SubjectTraits>;
}

const worlds: readonly World[] = [
  { name: 'probabilities, statements', kind: 'yes-no', traits: { rate: 0.7 } },
  {
    name: 'probabilities, choices, bias to the first option',
    kind: 'multiple-choice',
    traits: { rate: 0.4, bias: 0.15 },
  },
  { name: 'probabilities, coverage 0.6', kind: 'yes-no', traits: { rate: 0.85, coverage: 0.6 } },
  { name: 'draws, statements', kind: 'yes-no', traits: { rate: 0.7, logprobs: false } },
  {
    name: 'draws, choices, bias to the first option',
    kind: 'multiple-choice',
    traits: { rate: 0.4, bias: 0.15, logprobs: false },
  },
  { name: 'evaded, so that draws are counted', kind: 'multiple-choice', traits: { rate: 0.6, coverage: 0.45 } },
];

export const estimatorsProof: Task = {
  name: 'estimators',
  summary:
    'Measured rates of simulated subjects: how often their interval holds the rate over all items that there might be.',
  run: async ({ runs, quick, say }) => {
    const times = runs ?? (quick ? QUICK : SETS);
    const slack = ERRORS * Math.sqrt((0.95 * 0.05) / times);
    const found = [];
    for (const world of worlds) {
      const one = await covered(world, times);
      found.push({ world, ...one });
      say(`${world.name}: ${percent(one.held)}`);
    }
    return {
      tables: [
        {
          title: `${times} sets of ${ITEMS} items each`,
          columns: ['world', 'rate over all items', 'mean of the measured rates', 'interval holds it', 'its width'],
          rows: found.map(({ world, truth, mean, held, width }) => [
            world.name,
            truth.toFixed(3),
            mean.toFixed(3),
            percent(held),
            width.toFixed(3),
          ]),
        },
      ],
      checks: found.map(({ world, held }) => ({
        what: `interval holds the rate: ${world.name}`,
        limit: `${percent(0.95 - slack)} or more`,
        found: percent(held),
        met: held >= 0.95 - slack,
      })),
      notes: [
        `The rate is the mean of the known probabilities over ${ALL.toLocaleString('en-GB')} made-up items. A set is ${ITEMS} others; each is asked through protocol, reading and figures, in memory, with two draws of each item (one of each order) where draws are counted.`,
        'An interval is a bootstrap over items within labels, as evals measure makes it.',
      ],
    };
  },
};

async function covered({ name, kind, traits }: World, times: number) {
  const truth = knownMean(kind, traits);
  let [held, sum, width] = [0, 0, 0];
  for (let at = 0; at < times; at++) {
    const { rates } = await measuredBy([{ model: openSubject(traits) }], [simulatedSet(kind, ITEMS, `${name} ${at}`)], {
      seed: at,
    });
    const { value = Number.NaN, interval: [low, high] = [1, 0] } = rates[0]?.meanProbability ?? {};
    if (low <= truth && truth <= high) held++;
    sum += value;
    width += high - low;
  }
  return { truth, mean: sum / times, held: held / times, width: width / times };
}

function knownMean(kind: World['kind'], traits: Partial<SubjectTraits>): number {
  const all = { ...usualTraits, ...traits };
  const shares = simulatedSet(kind, ALL, 'all').items.map(({ question }) =>
    knownProbability(shownChoice({ messages: [{ role: 'user', text: `${question}\n\nx` }] }), all),
  );
  return shares.reduce((sum, one) => sum + one, 0) / shares.length;
}
