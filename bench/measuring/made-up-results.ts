/** A measurement of as many answers as are wanted, made up: rates that rise with size, and items of their own difficulty. */
import { createRandom } from '../../src/core/random.ts';
import { writeAnswers, writeResults } from '../../src/evals/measure/result-folder.ts';
import {
  MEASUREMENT_SCHEMA,
  MEASUREMENT_SCHEMA_VERSION,
  type MeasuredAnswer,
  type MeasuredItem,
  type Measurement,
  type Subject,
} from '../../src/public-records/measurement.ts';

export interface Amounts {
  readonly sets: number;
  readonly items: number;
  readonly subjects: number;
}

const PROTOCOL = '0123456789ab';

export function writeMadeUp(folder: string, { sets, items, subjects }: Amounts): void {
  const names = Array.from({ length: sets }, (_, at) => `behavior-${at}`);
  const models = Array.from({ length: subjects }, (_, at) => subjectAt(at));
  const ids = Array.from({ length: items }, (_, at) => String(at + 1).padStart(5, '0'));
  writeAnswers(folder, answers(names, models, ids));
  const traits = names.flatMap((set) =>
    ids.map(
      (item, at): MeasuredItem => ({
        set,
        item,
        hash: `${set}-${item}`,
        label: at % 2 === 0 ? 'Yes' : 'No',
        group: null,
      }),
    ),
  );
  writeResults(folder, measurement(names, models, items), traits);
}

function* answers(
  sets: readonly string[],
  subjects: readonly Subject[],
  ids: readonly string[],
): Generator<MeasuredAnswer> {
  const random = createRandom('made-up answers');
  for (const set of sets) {
    const hard = ids.map(() => random.next() - 0.5);
    for (const [at, { name }] of subjects.entries()) {
      for (const [place, item] of ids.entries()) {
        const lean = 0.4 + 0.02 * at + 0.5 * (hard[place] as number) + 0.1 * random.next();
        const p = Math.round(1e4 * Math.min(1, Math.max(0, lean))) / 1e4;
        yield { set, subject: name, item, by: 'probabilities', p, chosen: p > 0.5 ? 1 : 0, coverage: 0.98 };
      }
    }
  }
}

function subjectAt(at: number): Subject {
  const size = 1e8 * 2 ** at;
  return {
    name: `size-${at}`,
    model: `vllm:size-${at}`,
    family: 'made-up',
    parameters: size,
    steps: null,
    form: 'chat',
    format: 'human-assistant',
  };
}

function measurement(names: readonly string[], subjects: readonly Subject[], items: number): Measurement {
  const sets = names.map((name) => ({
    name,
    layout: 'persona',
    kind: 'yes-no' as const,
    items,
    hash: name,
    counts: 'matching answers' as const,
    labels: { Yes: items / 2, No: items / 2 },
    groups: null,
    ceiling: 0.9,
    floor: 0.1,
  }));
  const rates = names.flatMap((set) =>
    subjects.map((subject, at): Measurement['rates'][number] => {
      const value = 0.45 + 0.02 * at;
      const figure = { value, interval: [value - 0.01, value + 0.01] as [number, number], by: 'bootstrap' as const };
      return {
        subject: subject.name,
        set,
        protocol: PROTOCOL,
        asked: items,
        answered: items,
        matchRate: figure,
        meanProbability: figure,
        bounds: null,
        coverage: 0.98,
        by: { probabilities: items, scored: 0, draws: 0 },
        evaded: 0,
        dropped: 0,
        draws: { matching: 0, notMatching: 0, unparsed: 0, refused: 0 },
        left: null,
      };
    }),
  );
  return {
    schema: MEASUREMENT_SCHEMA,
    schemaVersion: MEASUREMENT_SCHEMA_VERSION,
    tool: { name: 'sightline', version: '0' },
    seed: 0,
    subjects: [...subjects],
    sets,
    protocols: [
      {
        id: PROTOCOL,
        version: 1,
        framing: 'direct',
        form: 'chat',
        asked: [[{ role: 'user', text: '{question}' }]],
        orders: ['given'],
        temperature: 1,
        room: 16,
      },
    ],
    rates,
    differences: [],
    trends: [],
    correlations: [],
    warnings: [],
  };
}
