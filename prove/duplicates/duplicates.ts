/** Whether copies are found and templates are not taken for them, beside other ways to tell. What finding them costs: `npm run bench -- duplicates`. */
import type { Check, Findings, Table, Task } from '../../bench/harness/task.ts';
import { percent } from '../../src/core/figures.ts';
import { comparableText } from '../../src/text/comparable.ts';
import { copyGroups } from '../../src/text/copy-groups.ts';
import { isCopy, ReadyText } from '../../src/text/is-copy.ts';
import { type Method, methodsOn } from './methods.ts';
import { longSets, type Pair, type Planted, planted, STRENGTHS, shortSets, strengthKind } from './planted.ts';
import { writtenIn } from './texts.ts';

const WORDS = 2000;
/** Texts of each set that copies are made of: for the product, and for all methods, where the encoder takes a second for some thirty. */
const EACH = 100;
const EACH_COMPARED = 12;
const LEAST = 0.95;

export const duplicatesProof: Task = {
  name: 'duplicates',
  summary: 'Copies planted into public sets, and pairs that only look like copies: what is found, and by which method.',
  run: async ({ quick, say }) => {
    const pairs = planted(quick ? EACH / 5 : EACH, 0);
    if (pairs.others.length === 0) return { skipped: `These data sets are not at hand: ${pairs.missing.join(', ')}.` };
    say(`${pairs.copies.length} planted copies, ${pairs.others.length} pairs that are none`);
    const product = scoredByProduct(pairs);
    const few = planted(quick ? EACH_COMPARED / 3 : EACH_COMPARED, 1);
    const methods = await methodsOn([...few.copies, ...few.others]);
    const cut = methods.map((method) => ({ ...method, at: method.threshold ?? thresholdOf(method, few) }));
    say(`compared on ${few.copies.length} copies and ${few.others.length} others`);
    const ends = endToEnd(pairs);
    return findingsOf({ pairs, product, few, methods: cut, ends });
  },
};

type Cut = Method & { readonly at: number };

/** Whether one of the strengths that copies must be found at, reordered or with other names: all but the strongest, and what people marked. */
function mustBeFound({ kind }: Pair): boolean {
  return STRENGTHS.slice(0, 3).some((share) => kind === strengthKind(share)) || kind === 'sentences reordered';
}

/** The least figure at which 95 % of what is taken for a copy is one, as many of both being asked about; the greatest where none is. */
function thresholdOf({ scores }: Method, { copies, others }: Planted): number {
  const positive = copies.flatMap((pair, at) => (mustBeFound(pair) ? [scores[at] as number] : []));
  const negative = others.map((_, at) => scores[copies.length + at] as number);
  const candidates = [...new Set(scores.map((score) => Math.round(score * 500) / 500))].sort(
    (left, right) => left - right,
  );
  return candidates.find((at) => precisionAt(positive, negative, at) >= LEAST) ?? Number.POSITIVE_INFINITY;
}

function precisionAt(positive: readonly number[], negative: readonly number[], at: number): number {
  const [found, taken] = [shareFrom(positive, at), shareFrom(negative, at)];
  return found + taken === 0 ? 0 : found / (found + taken);
}

function shareFrom(scores: readonly number[], at: number): number {
  return scores.length === 0 ? 0 : scores.filter((score) => score >= at).length / scores.length;
}

interface Found {
  readonly pairs: Planted;
  readonly product: Cut;
  /** What all methods are compared on. */
  readonly few: Planted;
  readonly methods: readonly Cut[];
  readonly ends: EndToEnd;
}

/** Its decision on each pair. */
function scoredByProduct({ copies, others }: Planted): Cut {
  const ready = (text: string) => new ReadyText(comparableText(text, WORDS));
  const scores = [...copies, ...others].map(({ left, right }) => Number(isCopy(ready(left), ready(right))));
  return { name: 'the product', scores, at: 1 };
}

function findingsOf({ pairs, product, few, methods, ends }: Found): Findings {
  const { copies, others } = pairs;
  const precision = precisionOf(product, pairs);
  const of = (kind: string) => recallOf(product, copies, kind);
  return {
    tables: [
      methodsTable(few, methods),
      kindsTable('Planted copies that the product finds, by kind', copies, product.scores),
      kindsTable(
        'Pairs that are no copies and that it takes for some, by kind',
        others,
        product.scores.slice(copies.length),
      ),
      shortTable(pairs),
      ends.table,
    ],
    checks: [
      ...STRENGTHS.slice(0, 3).map((share) =>
        atLeast(`copies found with ${strengthKind(share)}`, of(strengthKind(share))),
      ),
      atLeast('copies found with sentences reordered', of('sentences reordered')),
      atLeast('copies found with names replaced', of('names replaced')),
      atLeast('precision, as many pairs of either kind', precision),
      atLeast('of copies planted into whole sets, up to 20 % changed: found by buckets', ends.recall),
    ],
    notes: [
      ...(pairs.missing.length > 0 ? [`Not at hand, and left out: ${pairs.missing.join(', ')}.`] : []),
      `Copies are of texts of 20 words or more from ${longSets.join(', ')}; a word that is changed becomes one that is drawn from the set. Names are words with a capital inside a sentence; those that people marked are of pii-presidio, where they are often most of the text.`,
      'No copies: one text (the beginning of one in the sets) with two requests of different intents, before or behind it; dialogues for the same intents of the same services with other wishes, the most alike by words of 40 drawn of each.',
      `The methods are compared on ${few.copies.length.toLocaleString('en')} copies and ${few.others.length.toLocaleString('en')} others of another draw. The thresholds of other methods are chosen on these very pairs, as the least that reach the precision, in their favour; that of the product is fixed. Precision counts as many copies (5, 10, 20 % changed, reordered) as other pairs.`,
    ],
  };
}

function atLeast(what: string, found: number): Check {
  return { what, limit: `>= ${LEAST}`, found: found.toFixed(3), met: found >= LEAST };
}

function precisionOf({ scores, at }: Cut, { copies, others }: Planted): number {
  const positive = copies.flatMap((pair, index) => (mustBeFound(pair) ? [scores[index] as number] : []));
  return precisionAt(positive, scores.slice(copies.length, copies.length + others.length), at);
}

function recallOf({ scores, at }: Cut, copies: readonly Pair[], kind: string): number {
  return shareFrom(
    copies.flatMap((pair, index) => (pair.kind === kind ? [scores[index] as number] : [])),
    at,
  );
}

function methodsTable(pairs: Planted, methods: readonly Cut[]): Table {
  const kinds = [...STRENGTHS.map(strengthKind), 'sentences reordered', 'names replaced'];
  const rows = methods.map((method) => [
    method.name,
    Number.isFinite(method.at) ? method.at.toFixed(3) : 'none',
    ...kinds.map((kind) => recallOf(method, pairs.copies, kind).toFixed(3)),
    precisionOf(method, pairs).toFixed(3),
  ]);
  return {
    title: 'Share of planted copies found, by method',
    columns: ['method', 'from', ...kinds, 'precision'],
    rows,
  };
}

function kindsTable(title: string, pairs: readonly Pair[], scores: readonly number[]): Table {
  const rows = [...Map.groupBy(pairs.keys(), (at) => (pairs[at] as Pair).kind)].map(([kind, own]) => [
    kind,
    own.length.toLocaleString('en'),
    percent(
      shareFrom(
        own.map((at) => scores[at] as number),
        1,
      ),
    ),
  ]);
  return { title, columns: ['kind', 'pairs', 'taken for copies'], rows };
}

/** Requests of fewer words than copies are told by: only the same words count. */
function shortTable({ shortCopies, shortOthers }: Planted): Table {
  const pairs = [...shortCopies, ...shortOthers];
  const groups = pairs.map(({ left, right }) => copyGroups([left, right].map((text) => comparableText(text, WORDS))));
  const table = kindsTable(
    'Short requests',
    pairs,
    groups.map(({ first }) => Number(first[1] === 0)),
  );
  return { ...table, title: `Short requests (${shortSets.join(', ')}), of which only the same words are copies` };
}

interface EndToEnd {
  readonly recall: number;
  readonly table: Table;
}

/** Copies planted into the sets that they are copies of: found among all texts, without comparing each with each. */
function endToEnd({ copies }: Planted): EndToEnd {
  const wanted = copies.filter(mustBeFound);
  const all = [...longSets, ...shortSets].flatMap((name) => (writtenIn(name) ?? []).map(({ text }) => text));
  const texts = [...all, ...wanted.map(({ right }) => right)];
  const { first } = copyGroups(texts.map((text) => comparableText(text, WORDS)));
  const place = new Map(all.map((text, at) => [text, at]));
  const found = wanted.map(({ left }, at) => first[all.length + at] === first[place.get(left) ?? -1]);
  const rows = [...Map.groupBy(wanted.keys(), (at) => (wanted[at] as Pair).kind)].map(([kind, own]) => [
    kind,
    own.length.toLocaleString('en'),
    percent(own.filter((at) => found[at]).length / own.length),
  ]);
  const organic = all.filter((_, at) => first[at] !== at).length;
  rows.push([
    'texts of the sets that are copies of others there',
    all.length.toLocaleString('en'),
    percent(organic / all.length),
  ]);
  return {
    recall: found.filter(Boolean).length / found.length,
    table: { title: 'Planted into whole sets, found by buckets', columns: ['kind', 'texts', 'found'], rows },
  };
}
