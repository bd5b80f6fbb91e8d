import { AppError } from '../../core/errors.ts';
import { hashOf } from '../../core/hash.ts';
import { answerSchema, type MeasuredAnswer } from '../../public-records/measurement.ts';
import type { Stage, StageContext, StageOutputs } from '../../runner/stage.ts';
import type { Item } from '../records.ts';
import { answerItem, type ItemAnswer } from './answer-item.ts';
import { askedItem } from './asked-item.ts';
import type { MeasureEnvironment, SubjectToMeasure } from './environment.ts';
import { questionSchema } from './questions-stage.ts';
import type { SetToMeasure } from './set-to-measure.ts';
import { isSure, openSureness } from './sureness.ts';

/** Each part asks all its items at once; where asking may be left, so many. */
const ITEMS_BETWEEN_LOOKS = 50;
/** How far a part is is told so often. */
const ITEMS_BETWEEN_WORDS = 10;

/** Of every part the same: what they all depend on is worked out once. */
const keys = new WeakMap<MeasureEnvironment, string>();

function keyOf(environment: MeasureEnvironment): string {
  const { sets, subjects, draws, stopsWhenSure } = environment;
  const protocolsOf = ({ protocol }: SubjectToMeasure): string[] => sets.map((set) => protocol(set).id);
  const key =
    keys.get(environment) ??
    hashOf([
      sets.map(({ facts }) => facts.hash),
      subjects.map((one) => [one.subject.name, one.subject.model, protocolsOf(one)]),
      draws,
      stopsWhenSure,
    ]);
  keys.set(environment, key);
  return key;
}

export const answersStage: Stage<MeasureEnvironment> = {
  name: 'answers',
  version: 1,
  reads: ['questions'],
  scope: 'each',
  unit: 'items',
  options: keyOf,
  run: async (context) => {
    const { environment, store, progress } = context;
    const questions = context
      .input('questions')
      .shards('questions')
      .flatMap((shard) => store.readRecords(shard, questionSchema));
    const [first] = questions;
    if (first === undefined) return { shards: { answers: [] }, counts: {} };
    const set = environment.sets.find(({ facts }) => facts.name === first.set) as SetToMeasure;
    const subject = environment.subjects.find((one) => one.subject.name === first.subject) as SubjectToMeasure;
    const byId = new Map(set.items.map((item) => [item.id, item]));
    const items = questions.map(({ item }) => byId.get(item) as Item);
    const answers = await answersOf(context, { set, subject, items, onItem: (done) => progress(done, null, 'items') });
    const rows = answers.map(
      (answer): MeasuredAnswer => ({ set: set.facts.name, subject: subject.subject.name, ...answer }),
    );
    return { shards: { answers: [store.writeRecords('answers', rows)] }, counts: { answers: rows.length } };
  },
};

interface Part {
  readonly set: SetToMeasure;
  readonly subject: SubjectToMeasure;
  readonly items: readonly Item[];
  readonly onItem: (done: number) => void;
}

async function answersOf(
  { environment }: StageContext<MeasureEnvironment>,
  { set, subject, items, onItem }: Part,
): Promise<ItemAnswer[]> {
  const { draws, stopsWhenSure } = environment;
  const asker = await subject.open();
  const protocol = subject.protocol(set);
  let done = 0;
  const one = async (item: Item): Promise<ItemAnswer> => {
    const answer = await answerItem(asker, askedItem(item, protocol), protocol, draws);
    if (++done % ITEMS_BETWEEN_WORDS === 0) onItem(done);
    return answer;
  };
  if (!stopsWhenSure || subject.variant !== undefined) return Promise.all(items.map(one));
  const sureness = openSureness();
  const answers: ItemAnswer[] = [];
  for (let at = 0; at < items.length && !isSure(sureness); at += ITEMS_BETWEEN_LOOKS) {
    const some = await Promise.all(items.slice(at, at + ITEMS_BETWEEN_LOOKS).map(one));
    for (const { p } of some) if (p !== null) sureness.add(p);
    answers.push(...some);
  }
  return answers;
}

/** All answers, part by part. */
export function* answersIn(
  { store }: Pick<StageContext<unknown>, 'store'>,
  outputs: StageOutputs,
): Generator<MeasuredAnswer> {
  const shards = outputs.get('answers')?.shards['answers'];
  if (shards === undefined)
    throw new AppError({
      code: 'MEASUREMENT_INCOMPLETE',
      message: 'There are no answers.',
      hint: 'Run the same command again.',
    });
  for (const shard of shards) yield* store.readRecords(shard, answerSchema);
}
