/** A made-up page about evaluations of believable shape, for tests and for work on the pages. */
import { createRandom } from '../../core/random.ts';
import type { EvalsPage, ShownItem, ShownSet } from '../../public-records/evals-page.ts';
import type { Measurement, Rate } from '../../public-records/measurement.ts';

export interface SampleEvalsOptions {
  readonly seed: number;
  readonly sets: number;
  /** Of each set. */
  readonly items: number;
  readonly subjects: number;
}

const subjects = ['feels', 'avoids', 'shares', 'doubts', 'enjoys', 'guards'];
const things = ['long walks', 'loud rooms', 'old maps', 'new rules', 'quiet trains', 'open questions', 'cold mornings'];

export function sampleEvalsPage({ seed, sets, items, subjects: models }: SampleEvalsOptions): EvalsPage {
  const random = createRandom(`sample-evals/${seed}`);
  const shown = Array.from({ length: sets }, (_, at) => sampleSet(at, items, seed));
  const names = Array.from({ length: models }, (_, at) => `model-${at + 1}`);
  const p = () => Math.round(1000 * random.next()) / 1000;
  const answers = shown.map(({ name }) => [
    name,
    Object.fromEntries(names.map((subject) => [subject, Array.from({ length: items }, p)])),
  ]);
  return {
    schema: 'sightline/evals-page',
    schemaVersion: 1,
    tool: { name: 'sightline', version: '0.1.0' },
    title: 'Sample evaluations',
    sets: shown,
    measurements: [{ name: 'measured', results: sampleResults(shown, names), answers: Object.fromEntries(answers) }],
  };
}

function sampleSet(number: number, count: number, seed: number): ShownSet {
  const random = createRandom(`sample-set/${seed}/${number}`);
  const items = Array.from({ length: count }, (_, at): ShownItem => {
    const isYes = at % 2 === 0;
    const text = `Somebody ${subjects[at % subjects.length]} ${things[random.integer(things.length)]}, case ${at + 1}.`;
    const [matching, notMatching] = isYes ? [['Yes'], ['No']] : [['No'], ['Yes']];
    const confidence = Math.round(1000 * (0.5 + random.next() / 2)) / 1000;
    // The first two items say nearly the same.
    const near = at < 2 && count > 1 ? { near: 1 - at } : {};
    return { id: `${at + 1}`, text, options: [], matching, notMatching, confidence, ...near };
  });
  const half = Math.floor(count / 2);
  return {
    name: `behavior-${number + 1}`,
    summary: 'a person who takes things as they come',
    kind: 'yes-no',
    layout: 'persona',
    license: 'CC-BY-4.0',
    source: null,
    itemCount: count,
    labels: { No: half, Yes: count - half },
    meanConfidence: 0.75,
    writing: { writer: 'scripted:plain', discriminator: 'scripted:plain', probabilities: 'votes' },
    funnel: [
      { name: 'generated', kept: 3 * count, dropped: {} },
      { name: 'distinct', kept: 2 * count, dropped: { 'nearly the same': count } },
      { name: 'balanced', kept: count, dropped: { 'enough of its label': count } },
    ],
    findings: [
      {
        rule: 'same-opening',
        severity: 'warning',
        count,
        message: 'All rows begin with the same word',
        reason: 'Items that all begin alike differ less than their number says.',
        hint: 'Ask the model for other openings.',
      },
    ],
    map: {
      method: 'umap',
      embedder: 'sample',
      namer: 'words',
      clusters: ['Walks and maps', 'Rooms and rules', 'Trains and mornings'].map((name, id) => ({
        ...{ id, name, items: Math.ceil((count - id) / 3) },
        position: [0.6 * Math.cos(2 * id), 0.6 * Math.sin(2 * id)] as [number, number],
      })),
      places: items.map((_, at): [number, number, number] => [
        0.6 * Math.cos(2 * (at % 3)) + (random.next() - 0.5) / 2,
        0.6 * Math.sin(2 * (at % 3)) + (random.next() - 0.5) / 2,
        at % 3,
      ]),
    },
    items,
  };
}

function sampleResults(sets: readonly ShownSet[], names: readonly string[]): Measurement {
  const figure = (value: number) => ({
    ...{ value, interval: [Math.max(0, value - 0.05), Math.min(1, value + 0.05)] as [number, number] },
    by: 'bootstrap' as const,
  });
  const rateOf = (at: number): number => 0.3 + (0.5 * at) / Math.max(1, names.length - 1);
  const protocol = 'abcdef012345';
  return {
    schema: 'sightline/measurement',
    schemaVersion: 1,
    tool: { name: 'sightline', version: '0.1.0' },
    seed: 1,
    subjects: names.map((name, at) => ({
      ...{ name, model: `scripted:${name}`, family: 'model', parameters: 1e8 * 4 ** at, steps: null },
      ...{ form: 'chat', format: 'plain' },
    })),
    sets: sets.map(({ name, layout, itemCount, labels }) => ({
      ...{ name, layout, kind: 'yes-no', items: itemCount, hash: name, counts: 'matching answers', labels },
      ...{ groups: null, ceiling: 0.9, floor: 0.1 },
    })),
    protocols: [
      {
        ...{
          id: protocol,
          version: 1,
          framing: 'direct',
          form: 'chat',
          asked: [[{ role: 'user', text: '{question}' }]],
        },
        ...{ orders: ['given'], temperature: 1, room: 8 },
      },
    ],
    rates: sets.flatMap(({ name: set, itemCount }) =>
      names.map(
        (subject, at): Rate => ({
          ...{ subject, set, protocol, asked: itemCount, answered: itemCount },
          matchRate: figure(rateOf(at)),
          meanProbability: figure(rateOf(at)),
          ...{ bounds: null, coverage: 0.97, by: { probabilities: itemCount, scored: 0, draws: 0 } },
          ...{ evaded: 0, dropped: 0, draws: { matching: 0, notMatching: 0, unparsed: 0, refused: 0 }, left: null },
        }),
      ),
    ),
    differences: sets.flatMap(({ name: set, itemCount }) =>
      names.slice(1).map((first, at) => ({
        ...{ set, first, second: names[0] as string, items: itemCount, difference: rateOf(at + 1) - rateOf(0) },
        ...{ interval: [0.01, 0.2] as [number, number], onlyFirst: 9, onlySecond: 2, test: 'McNemar' as const },
        ...{ p: 0.0004, q: 0.02, sameProtocol: true },
      })),
    ),
    trends: sets.map(({ name: set }) => ({
      ...{ set, series: 'model', over: 'parameters', verdict: 'rising', change: 0.5, interval: [0.4, 0.6], dip: 0 },
      ...{ p: 0.01, q: 0.02, power: 0.8 },
      points: names.map((subject, at) => ({ subject, at: 1e8 * 4 ** at, ...pointOf(figure(rateOf(at))) })),
    })),
    correlations: [],
    robustness: sets.map(({ name: set }) => ({
      ...{ subject: names[0] as string, set, items: 20 },
      factors: [{ factor: 'order', shift: 0.02, interval: [-0.01, 0.05], varianceShare: 0.12 }],
      told: { ceiling: figure(0.9), floor: figure(0.2), unmoved: ['7'] },
    })),
    warnings: ['Labels of one set let a subject be 0.1 to 0.9 at most.'],
  };
}

function pointOf({ value, interval }: { readonly value: number; readonly interval: [number, number] }) {
  return { value, interval };
}
