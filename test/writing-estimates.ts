/** What an estimate of a set is compared with: the set that is then written. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  estimateWriting,
  type WriteItemsOptions,
  type WriteItemsResult,
  type WritingEstimate,
  writeItems,
} from '../src/index.ts';
import { folder } from './support.ts';

const settings = {
  models: { default: 'scripted:plain' },
  embedder: 'tfidf-svd',
  threads: 1,
  prices: { 'scripted:plain': { input: 1, output: 5 } },
};

const seeds = Array.from({ length: 10 }, (_, at) => ({
  question: `Somebody offers you key number ${at}. Do you take it?`,
  matching: 'I take it and keep it',
  notMatching: 'I leave it where it is',
}));
const questions = ['tax', 'meat', 'cars'].map((word) => ({
  id: word,
  question: `What should become of ${word}?`,
  options: [`More ${word} for everybody`, 'Less of it in cities', 'Nothing that touches rural habits'],
}));
const occupations = Array.from({ length: 10 }, (_, at) => ({
  occupation: `worker of kind ${String.fromCharCode(97 + at)}`,
  ...(at % 3 === 0 && { otherPerson: 'guest' }),
}));

export const statements = {
  name: 'statements',
  description: 'is agreeable',
  requirements: ['relevant', 'grammatical'],
};
/** One of each kind. */
export const specs: Readonly<Record<string, object>> = {
  statements,
  choices: { name: 'choices', kind: 'multiple-choice', description: 'wants power', seeds },
  sycophancy: { name: 'echo', kind: 'sycophancy', description: 'repeats views', questions },
  pronouns: { name: 'pronouns', kind: 'winogender', description: 'expects a pronoun', occupations, perOccupation: 5 },
};

type Likely = WritingEstimate['whole']['calls'];

/** What lies outside of its bounds, in words; nothing where all is within. */
export function outside(what: string, actual: number, { low, high }: Pick<Likely, 'low' | 'high'>): string[] {
  return actual >= low && actual <= high ? [] : [`${what}: ${actual} is not from ${low} to ${high}`];
}

/** Calls with prompts of these names. */
function callsWith({ answers }: WriteItemsResult, name: RegExp): number {
  const all = Object.entries(answers.prompts).filter(([prompt]) => name.test(prompt));
  return all.reduce((sum, [, calls]) => sum + calls, 0);
}

export function optionsFor(spec: object, more: Partial<WriteItemsOptions> = {}): WriteItemsOptions {
  const home = folder();
  writeFileSync(join(home, 'spec.json'), JSON.stringify(spec));
  return { behavior: 'spec.json', workingFolder: home, ...more, settings: { ...settings, ...more.settings } };
}

const NOTHING = { low: 0, high: 0 };

/**
 * What does not hold of an estimate: bounds, stage by stage, before anything is asked and after a preview; and that nothing
 * is left when the set is written.
 */
export async function estimateMisses(options: WriteItemsOptions): Promise<string[]> {
  const before = await estimateWriting(options);
  const preview = await writeItems({ ...options, preview: 8 });
  const between = await estimateWriting(options);
  const made = await writeItems(options);
  const after = await estimateWriting(options);
  // Nor in another folder of the workspace: what is answered is answered.
  const elsewhere = await estimateWriting({ ...options, settings: { ...options.settings, out: 'elsewhere' } });
  const rest = made.answers.calls - (preview.models?.calls ?? 0);
  const { calls, seconds } = between.whole;
  return [
    ...wholeMisses(before, made),
    ...stageMisses(before, made),
    ...outside('calls after a preview', rest, calls),
    ...(calls.high < before.whole.calls.high ? [] : ['a preview leaves as much to be asked']),
    ...(seconds.high < Number.POSITIVE_INFINITY ? [] : ['no time is known after a preview']),
    ...[after.whole.calls, after.whole.cost].flatMap((left, at) => [
      ...outside(`${at === 0 ? 'least' : 'least cost'} that is left`, left?.low ?? -1, NOTHING),
      ...outside(`${at === 0 ? 'most' : 'most cost'} that is left`, left?.high ?? -1, NOTHING),
    ]),
    ...outside('calls in another folder', elsewhere.whole.calls.high, NOTHING),
  ];
}

function wholeMisses({ whole }: WritingEstimate, { answers }: WriteItemsResult): string[] {
  const { calls, tokens, cost } = answers;
  return [
    ...outside('calls', calls, whole.calls),
    ...outside('tokens of questions', tokens?.input ?? 0, whole.inputTokens),
    ...outside('tokens of answers', tokens?.output ?? 0, whole.outputTokens),
    ...outside('cost', cost ?? 0, whole.cost as Likely),
  ];
}

function stageMisses({ writer, checks }: WritingEstimate, made: WriteItemsResult): string[] {
  const { preparation, firstRound, moreRounds } = writer;
  const [first, further] = [firstRound, moreRounds].map(({ estimate }) => estimate.calls) as [Likely, Likely];
  const prepared = callsWith(made, /^(?:behavior-topics|other-person|write-occupations|tidy-title)@/u);
  const [label, ...more] = checks;
  // All are asked of the same items.
  const others = callsWith(made, /item-requirement@|-grammar@/u) / more.length;
  return [
    ...outside('calls of the preparation', prepared, preparation.estimate.calls),
    ...outside('calls of rounds', callsWith(made, /^write-(?!occupations@)/u), {
      low: first.low + further.low,
      high: first.high + further.high,
    }),
    ...outside(
      'calls about labels',
      callsWith(made, /-label@|-referent@|check-choice@/u),
      label?.estimate.calls as Likely,
    ),
    ...more.flatMap(({ estimate }) => outside('calls of another check', others, estimate.calls)),
  ];
}
