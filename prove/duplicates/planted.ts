/** Copies that are planted, and pairs that only look like copies: what detection of duplicates is measured by. */
import { createRandom, type Random, shuffled } from '../../src/core/random.ts';
import { isUnspaced } from '../../src/text/words.ts';
import { type Written, writtenIn } from './texts.ts';

export interface Pair {
  /** What was done to the copy, or why it is none. */
  readonly kind: string;
  readonly left: string;
  readonly right: string;
}

/** Of fewer words a single one can make it another request. */
export const LONG_ENOUGH = 20;
export const STRENGTHS = [0.05, 0.1, 0.2, 0.3] as const;
/** Sets of conversations and of longer requests. */
export const longSets = [
  'sharegpt-sample',
  'hh-harmless-chats',
  'sgd-dialogues',
  'oasst1-en',
  'toxic-chat',
  'arena-hard-v01',
  'jailbreak-in-the-wild',
  'wildchat-ru',
  'dices-990',
] as const;
export const shortSets = ['hwu64', 'clinc150-six-domains'] as const;
const SPANS_SET = 'pii-presidio';
/** Names of people, places and firms. */
const NAME_TYPE = /PERSON|NAME|LOCATION|GPE|ORG|STREET|NRP/u;

const wordsIn = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '');
/** What a word is changed to: one word, with whatever marks, and no address or piece of code. */
const PLAIN = /^\P{L}{0,2}[\p{L}\p{M}]{1,20}\P{L}{0,2}$/u;
const vocabularyOf = (texts: readonly string[]): string[] =>
  texts.slice(0, 500).flatMap((text) => wordsIn(text).filter((word) => PLAIN.test(word) && !isUnspaced(word)));

export function changedWords(text: string, share: number, vocabulary: readonly string[], random: Random): string {
  const words = wordsIn(text);
  const count = Math.max(1, Math.round(share * words.length));
  const places = new Set(shuffled(random, [...words.keys()]).slice(0, count));
  return words
    .map((word, at) => (places.has(at) ? (vocabulary[random.integer(vocabulary.length)] as string) : word))
    .join(' ');
}

/** Null where there are fewer than three sentences. */
export function reordered(text: string, random: Random): string | null {
  const sentences = text.split(/(?<=[.!?])\s+|\n+/u).filter((sentence) => sentence.trim() !== '');
  return sentences.length < 3 ? null : shuffled(random, sentences).join(' ');
}

/** Copies of texts of one set: words changed, sentences in another order, names replaced. */
export function copiesOf(texts: readonly string[], count: number, random: Random): Pair[] {
  const long = texts.filter((text) => wordsIn(text).length >= LONG_ENOUGH && !isUnspaced(text)).slice(0, count);
  const vocabulary = vocabularyOf(texts);
  const names = [...new Set(texts.slice(0, 1000).flatMap(namesIn))];
  return long.flatMap((left) => [
    ...STRENGTHS.map((share) => ({
      kind: strengthKind(share),
      left,
      right: changedWords(left, share, vocabulary, random),
    })),
    ...paired('sentences reordered', left, reordered(left, random)),
    ...paired('names replaced', left, otherNames(left, names, random)),
  ]);
}

export function strengthKind(share: number): string {
  return `${Math.round(100 * share)} % of words changed`;
}

function paired(kind: string, left: string, right: string | null): Pair[] {
  return right === null ? [] : [{ kind, left, right }];
}

/** Words with a capital inside a sentence. */
const NAME = /(?<=[\p{Ll},;] )\p{Lu}\p{Ll}{2,}/gu;

function namesIn(text: string): string[] {
  return text.match(NAME) ?? [];
}

/** The same other name wherever a name stands; null where there is none. */
function otherNames(text: string, names: readonly string[], random: Random): string | null {
  const others = new Map(namesIn(text).map((name) => [name, names[random.integer(names.length)] as string]));
  return others.size === 0 ? null : text.replace(NAME, (name) => others.get(name) as string);
}

/** Every name and place of a text replaced by that of another text, as people marked them. */
function otherSpans(all: readonly Written[], random: Random): Pair[] {
  const byType = Map.groupBy(
    all.flatMap(({ spans }) => spans),
    ({ type }) => type,
  );
  return all.flatMap(({ text, spans }) => {
    const names = spans.filter(({ type }) => NAME_TYPE.test(type)).toSorted((left, right) => right.start - left.start);
    if (names.length === 0 || wordsIn(text).length < LONG_ENOUGH) return [];
    const right = names.reduce((rest, { start, end, type }) => {
      const others = byType.get(type) as NonNullable<ReturnType<typeof byType.get>>;
      return rest.slice(0, start) + others[random.integer(others.length)]?.text + rest.slice(end);
    }, text);
    return [{ kind: 'names and places replaced, as marked', left: text, right }];
  });
}

const FRAMES = [0.5, 1, 2, 4] as const;

/** One text with two different requests in it. `ratio`: words of what is shared by those of a request. */
function templates(frames: readonly string[], asks: readonly Written[], each: number, random: Random): Pair[] {
  const drawn = <Value>(values: readonly Value[]): Value => values[random.integer(values.length)] as Value;
  return FRAMES.flatMap((ratio) =>
    Array.from({ length: each }, (): Pair[] => {
      const one = drawn(asks);
      const other = drawn(asks.filter(({ ask }) => ask !== one.ask));
      const length = Math.round((ratio * (wordsIn(one.text).length + wordsIn(other.text).length)) / 2);
      const frame = wordsIn(drawn(frames.filter((text) => wordsIn(text).length >= length)))
        .slice(0, length)
        .join(' ');
      const before = random.integer(2) === 0;
      const filled = ({ text }: Written): string => (before ? `${frame}\n${text}` : `${text}\n${frame}`);
      const [left, right] = [filled(one), filled(other)];
      return wordsIn(left).length < LONG_ENOUGH
        ? []
        : [{ kind: `template ${ratio} times as long as the request`, left, right }];
    }).flat(),
  );
}

/** Dialogues for the same intents, of the same services, with other wishes: the most alike by words. */
function sameIntents(all: readonly Written[], count: number, random: Random): Pair[] {
  const pairs = [...Map.groupBy(all, ({ ask }) => ask).values()].flatMap((own) => {
    const some = shuffled(random, own)
      .slice(0, 40)
      .map(({ text }) => ({ text, words: new Set(wordsIn(text)) }));
    return some.flatMap((left, at) =>
      some
        .slice(at + 1)
        .map((right) => ({ left: left.text, right: right.text, likeness: jaccardOf(left.words, right.words) })),
    );
  });
  return pairs
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, count)
    .map(({ left, right }) => ({ kind: 'dialogues for the same intents', left, right }));
}

/** Short requests of two intents that share half of their words or more: one slot differs. */
function otherIntents(all: readonly Written[], count: number, random: Random): Pair[] {
  const some = shuffled(random, all).slice(0, 2000);
  const words = some.map(({ text }) => new Set(wordsIn(text.toLowerCase())));
  const pairs = some.flatMap((left, at) =>
    some.slice(at + 1).flatMap((right, after) => {
      if (left.ask === right.ask || right.ask === '') return [];
      const likeness = jaccardOf(words[at] as Set<string>, words[at + 1 + after] as Set<string>);
      return likeness >= 0.5 && likeness < 1
        ? [{ kind: 'short requests of two intents', left: left.text, right: right.text }]
        : [];
    }),
  );
  return shuffled(random, pairs).slice(0, count);
}

export function jaccard<Value>(left: readonly Value[], right: readonly Value[]): number {
  return jaccardOf(new Set(left), new Set(right));
}

function jaccardOf<Value>(left: ReadonlySet<Value>, right: ReadonlySet<Value>): number {
  let shared = 0;
  for (const value of left) if (right.has(value)) shared++;
  return shared / (left.size + right.size - shared || 1);
}

export interface Planted {
  readonly copies: readonly Pair[];
  /** Copies of short requests: told apart, for a word can make them another request. */
  readonly shortCopies: readonly Pair[];
  readonly others: readonly Pair[];
  readonly shortOthers: readonly Pair[];
  readonly missing: readonly string[];
}

/** @param each copies of so many texts of each set */
export function planted(each: number, seed: number): Planted {
  const random = createRandom(`duplicates/${seed}`);
  const read = new Map([...longSets, ...shortSets, SPANS_SET].map((name) => [name, writtenIn(name)]));
  const of = (name: string): Written[] => shuffled(random.fork(name), read.get(name) ?? []);
  const textsOf = (name: string): string[] => of(name).map(({ text }) => text);
  const asks = shortSets.flatMap(of).filter(({ text }) => wordsIn(text).length >= 5);
  const prompts = of('arena-hard-v01').filter(({ text }) => wordsIn(text).length <= 40);
  const frames = longSets.slice(0, 7).flatMap((name) => textsOf(name).slice(0, 150));
  return {
    copies: [
      ...longSets.flatMap((name) => copiesOf(textsOf(name), each, random.fork(`copies/${name}`))),
      ...otherSpans(of(SPANS_SET), random.fork('spans')).slice(0, 5 * each),
    ],
    shortCopies: shortSets.flatMap((name) => {
      const texts = textsOf(name);
      const vocabulary = vocabularyOf(texts);
      const short = texts.filter((text) => wordsIn(text).length >= 3).slice(0, each);
      return short.flatMap((left) =>
        STRENGTHS.map((share) => ({
          kind: strengthKind(share),
          left,
          right: changedWords(left, share, vocabulary, random),
        })),
      );
    }),
    others:
      asks.length === 0 || prompts.length === 0 || frames.length === 0
        ? []
        : [
            ...templates(frames, asks, 2 * each, random.fork('templates')),
            ...templates(frames, prompts, 2 * each, random.fork('prompts')),
            ...sameIntents(of('sgd-dialogues'), 6 * each, random.fork('intents')),
          ],
    shortOthers: shortSets.flatMap((name) => otherIntents(of(name), 4 * each, random.fork(`others/${name}`))),
    missing: [...read].flatMap(([name, written]) => (written === null ? [name] : [])),
  };
}
