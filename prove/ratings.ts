/** What people's ratings find: how often intervals hold the share of labels that are right, whether confidences are put right, and who is taken for a guesser. */
import type { Table, Task } from '../bench/harness/task.ts';
import { percent } from '../src/core/figures.ts';
import { createRandom, type Random } from '../src/core/random.ts';
import { labelsOf } from '../src/evals/rate/agreement.ts';
import { calibrationFigures } from '../src/evals/rate/calibration.ts';
import type { KnownAnswers } from '../src/evals/rate/corrected-labels.ts';
import { goldAccuracy } from '../src/evals/rate/gold-accuracy.ts';
import { rightLabels } from '../src/evals/rate/rating-cards.ts';
import { drawn, ratedSet } from '../src/testing/evals/rated-set.ts';
import { type RatingWorld, simulatedKnown, simulatedRating } from '../src/testing/evals/simulated-rating.ts';

const RUNS = 400;
const QUICK = 50;
/** Less than 95 % by what 400 ratings leave to chance. */
const LEAST = 0.93;

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Labels are right as often as confidences say, on average 75 %; less often by far; nearly always. */
const worlds = {
  'as confidences say': (confidence: number) => confidence,
  'less often': (confidence: number) => 0.2 + 0.5 * confidence ** 4,
  'nearly always': (confidence: number) => 0.9 + 0.1 * confidence,
} as const;

interface Found {
  readonly name: string;
  readonly world: RatingWorld;
  readonly people: number;
  readonly corrected: number;
  /** Mean width of both intervals. */
  readonly widths: readonly [number, number];
  /** Mean scores. */
  readonly brier: readonly [asIs: number, platt: number, isotonic: number];
}

function found(name: keyof typeof worlds, world: RatingWorld, runs: number): Found {
  const all = Array.from({ length: runs }, (_, run) => {
    const seed = `prove/${name}/${JSON.stringify(world)}/${run}`;
    const { items, rated, truth } = simulatedRating(world, seed);
    const figures = calibrationFigures(items, rated, createRandom(seed));
    if (figures === null || figures.labelsRight.corrected === null || figures.recalibration === null)
      throw new Error('The simulated rating has no figures.');
    const { people, corrected } = figures.labelsRight;
    const holds = ([low, high]: readonly [number, number]): number => Number(low <= truth && truth <= high);
    const { asIs, platt, isotonic } = figures.recalibration;
    return {
      people: holds(people.interval),
      corrected: holds(corrected.interval),
      width: people.interval[1] - people.interval[0],
      correctedWidth: corrected.interval[1] - corrected.interval[0],
      brier: [asIs.brier, platt.brier, isotonic.brier] as const,
    };
  });
  return {
    name,
    world,
    people: meanOf(all.map(({ people }) => people)),
    corrected: meanOf(all.map(({ corrected }) => corrected)),
    widths: [meanOf(all.map(({ width }) => width)), meanOf(all.map(({ correctedWidth }) => correctedWidth))],
    brier: [0, 1, 2].map((at) => meanOf(all.map(({ brier }) => brier[at] as number))) as [number, number, number],
  };
}

interface Uncovered {
  readonly name: string;
  readonly accuracy: number;
  readonly judged: number;
  /** How often the interval of ratings as they are holds the truth, and its mean width. */
  readonly raw: readonly [holds: number, width: number];
  /** The same with mistakes taken out, by how many labels are known. */
  readonly corrected: readonly (readonly [holds: number, width: number])[];
}

const KNOWN = [10, 20, 40, 100];

function uncovered(name: keyof typeof worlds, world: RatingWorld, runs: number): Uncovered {
  const all = Array.from({ length: runs }, (_, run) => {
    const seed = `prove/corrected/${name}/${JSON.stringify(world)}/${run}`;
    const { rated, truth } = simulatedRating(world, seed);
    return [0, ...KNOWN].map((known) => {
      const answers = known === 0 ? NONE_KNOWN : simulatedKnown(world, known, `${seed}/${known}`);
      const labels = labelsOf(rated, answers);
      const interval = known === 0 ? labels?.ofRatings.interval : labels?.corrected?.interval;
      if (interval === undefined) throw new Error('The simulated rating has no figures.');
      const [low, high] = interval;
      return [Number(low <= truth && truth <= high), high - low] as const;
    });
  });
  const [raw, ...corrected] = [0, ...KNOWN].map(
    (_, at) => [0, 1].map((part) => meanOf(all.map((one) => one[at]?.[part] as number))) as [number, number],
  ) as [[number, number], ...[number, number][]];
  return { name, accuracy: world.accuracy, judged: world.judged, raw, corrected };
}

const NONE_KNOWN: KnownAnswers = { answers: [], areDecoys: false };

function correctedTable(rows: readonly Uncovered[]): Table {
  const cell = ([holds, width]: readonly [number, number]): string => `${percent(holds)}, ${width.toFixed(3)}`;
  return {
    title: 'Labels right of ratings as they are, and with mistakes taken out by known labels: held, and mean width',
    columns: [
      'labels are right',
      'raters are right',
      'judged',
      'as they are',
      ...KNOWN.map((known) => `${known} known`),
    ],
    rows: rows.map(({ name, accuracy, judged, raw, corrected }) => [
      name,
      percent(accuracy),
      String(judged),
      cell(raw),
      ...corrected.map(cell),
    ]),
  };
}

/** How often each verdict is that of a rater, over items whose labels are known. */
function verdicts(known: number, accuracy: number, runs: number): string[] {
  const gold = ratedSet(known).items.map((item) => ({ item, label: rightLabels(item) }));
  const { planned } = drawn(ratedSet(1), { items: 1, decoys: 0, gold });
  const random = createRandom(`prove/verdicts/${known}/${accuracy}`);
  const all = Array.from({ length: runs }, () => goldAccuracy(planned.values(), answersOf(planned, accuracy, random)));
  return (['at-chance', 'too-few', 'above-chance'] as const).map((verdict) =>
    percent(all.filter((one) => one.verdict === verdict).length / runs),
  );
}

function answersOf(planned: ReturnType<typeof drawn>['planned'], accuracy: number, random: Random) {
  return new Map(
    [...planned.values()].map(({ id, item }) => {
      const [right, wrong] = [item.matching[0] as string, item.notMatching[0] as string];
      return [id, { label: (random.next() < accuracy ? right : wrong).trim() }];
    }),
  );
}

export const ratingsProof: Task = {
  name: 'ratings',
  summary:
    "People's ratings of a set: whether intervals hold how many labels are right, and who is taken for a guesser.",
  run: async ({ runs, quick, say }) => {
    const times = runs ?? (quick ? QUICK : RUNS);
    const rows = (Object.keys(worlds) as (keyof typeof worlds)[]).flatMap((name) =>
      [1, 0.95, 0.9].flatMap((accuracy) =>
        [100, 300].map((judged) => {
          const row = found(name, { judged, raters: 3, accuracy, rightBy: worlds[name] }, times);
          say(`${name}, accuracy ${accuracy}, ${judged} judged: ${percent(row.people)}, ${percent(row.corrected)}`);
          return row;
        }),
      ),
    );
    const taken = (Object.keys(worlds) as (keyof typeof worlds)[]).flatMap((name) =>
      [0.95, 0.9, 0.8].flatMap((accuracy) =>
        [100, 300].map((judged) => {
          say(`mistakes taken out: ${name}, accuracy ${accuracy}, ${judged} judged`);
          return uncovered(name, { judged, raters: 3, accuracy, rightBy: worlds[name] }, times);
        }),
      ),
    );
    const leastTaken = Math.min(...taken.flatMap(({ corrected }) => corrected.map(([holds]) => holds)));
    const held = rows.filter(({ name, world }) => name !== 'nearly always' && world.accuracy >= 0.95);
    const least = Math.min(...held.flatMap(({ people, corrected }) => [people, corrected]));
    return {
      tables: [coverageTable(rows), correctedTable(taken), brierTable(rows), verdictTable(times)],
      checks: [
        {
          what: 'intervals that hold the share of right labels, the rarest of rows with raters who are right in 95 % of answers or more, but for labels that are nearly always right',
          limit: `${percent(LEAST)} at least`,
          found: percent(least),
          met: least >= LEAST,
        },
        {
          what: 'intervals with mistakes of raters taken out by known labels that hold the share of right labels, the rarest of all rows',
          limit: `${percent(LEAST)} at least`,
          found: percent(leastTaken),
          met: leastTaken >= LEAST,
        },
      ],
      notes: [
        `${times.toLocaleString('en')} ratings of each row, of a set of 1,000 items with confidences from 0.5 to 1 and two labels; three raters to an item, each wrong on their own. Truth is the share of the whole set.`,
        'Where labels are nearly always right (97.5 %), what raters do wrong is as much as what labels are: of raters who are right nine times in ten the majority calls 2.8 % of right labels wrong, and no interval over items knows it. Known labels tell of it: the same raters answer them, in the simulation as often rightly as those of the set.',
      ],
    };
  },
};

function coverageTable(rows: readonly Found[]): Table {
  return {
    title: 'Intervals that hold the share of right labels',
    columns: [
      'labels are right',
      'raters are right',
      'judged',
      'by people alone',
      'with confidences',
      'width',
      'width',
    ],
    rows: rows.map(({ name, world, people, corrected, widths }) => [
      name,
      percent(world.accuracy),
      String(world.judged),
      percent(people),
      percent(corrected),
      widths[0].toFixed(3),
      widths[1].toFixed(3),
    ]),
  };
}

function brierTable(rows: readonly Found[]): Table {
  return {
    title: 'Brier score of confidences as they are, and put right by fits that had not seen the item',
    columns: ['labels are right', 'raters are right', 'judged', 'as they are', 'Platt', 'isotonic'],
    rows: rows.map(({ name, world, brier }) => [
      name,
      percent(world.accuracy),
      String(world.judged),
      ...brier.map((score) => score.toFixed(4)),
    ]),
  };
}

function verdictTable(times: number): Table {
  return {
    title: 'Raters by what they answer of labels that are known',
    columns: ['known labels', 'raters are right', 'named as guessing', 'cannot be told', 'above chance'],
    rows: [6, 10, 20, 40].flatMap((known) =>
      [0.5, 0.7, 0.9, 0.95].map((accuracy) => [String(known), percent(accuracy), ...verdicts(known, accuracy, times)]),
    ),
  };
}
