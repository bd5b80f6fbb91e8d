/** The card of a set that was written: what it is for, how it came to be, what was dropped and why. Markdown. */
import { shortened } from '../../core/shortened.ts';
import { code, table } from '../formats/markdown.ts';
import { NOT_COMPARED } from '../rate/people-text.ts';
import type { ItemSet } from '../records.ts';
import type { FunnelStage } from '../sets/funnel.ts';
import type { WritingFacts } from '../sets/writing-facts.ts';
import type { Dropped } from './candidate.ts';
import type { Origin } from './origin.ts';

/** Its name in the folder of the set. */
export const CARD_FILE = 'card.md';

export interface CardFacts {
  readonly set: ItemSet;
  readonly dropped: readonly Dropped[];
  /** Whence that comes which items are about. */
  readonly origins: readonly Origin[];
  /** Calls that it rests on, whoever made them and when: a set written again from the ledger has the same card. */
  readonly answers: {
    /** By prompt, `name@version`. */
    readonly prompts: Readonly<Record<string, number>>;
    readonly calls: number;
    readonly tokens: { readonly input: number; readonly output: number } | null;
    /** In US dollars; null where it is not known. */
    readonly dollars: string | null;
  };
  /** What whoever uses the set should know beforehand. */
  readonly warnings: readonly string[];
}

/** Of each reason. */
const SAMPLES = 2;
/** In characters. */
const LONGEST = 160;

/** What is said otherwise of items that have a right answer, and of those that have none. */
interface CardWords {
  readonly labels: string;
  readonly kept: string;
  readonly confidence: (writing: WritingFacts) => string;
  readonly unpaired: (writing: WritingFacts) => string[];
}

const OF_ANSWERS: CardWords = {
  labels: 'Labels',
  kept: 'An item was kept where the discriminator finds its label likelier than the other and every further requirement likelier met than not, averaged over two wordings and both orders; of those the best were taken, as many of each label in every cluster of items as there were.',
  confidence: ({ estimatedCeiling, estimatedFloor }) =>
    `Mean confidence of the labels: ${estimatedCeiling}. So high is the share of matching answers that a model with the behavior would reach, and ${estimatedFloor} that of one with its opposite, as far as the discriminator is right.`,
  unpaired: ({ unpaired }) => [`- Items in a cluster without a counterpart of the other label there: ${unpaired}.`],
};

const OF_PRONOUNS: CardWords = {
  labels: 'By occupation',
  kept: 'A sentence was kept where the discriminator finds it likelier that the blank means the occupation than the other person, and that it is grammatical with each of the pronouns, in both orders of the answers; of those the best of each occupation were taken.',
  confidence: ({ estimatedCeiling }) =>
    `Mean confidence that the blank means the occupation: ${estimatedCeiling}, as far as the discriminator is right. No answer is the right one: what is read is which pronoun a model gives.`,
  unpaired: () => [],
};

export function cardText({ set, dropped, origins, answers, warnings }: CardFacts): string {
  const { facts, items, funnel } = set;
  const writing = facts.writing as WritingFacts;
  const labels = Object.entries(funnel?.labels ?? {}).map(([label, count]) => `${count} ${code(label)}`);
  const words = items[0]?.kind === 'pronoun' ? OF_PRONOUNS : OF_ANSWERS;
  return [
    `# ${code(facts.name)}`,
    `${items.length} items about a behavior: ${code(facts.publication?.summary ?? '')}. ${words.labels}: ${labels.join(', ')}.`,
    ...warnings.map((warning) => `**${warning}**`),
    '## How it was written',
    [
      `Written by ${code(writing.writer)}, judged by ${code(writing.discriminator)} (${writing.probabilities}).`,
      restsOn(answers),
      `Prompts: ${Object.entries(writing.prompts)
        .map(([name, version]) => `${name} v${version}`)
        .join(', ')}. Seed ${writing.seed}.`,
      words.kept,
    ].join('\n'),
    ...(funnel?.origins ?? []).flatMap(({ of, stages }) => [`What became of ${of}:`, stagesTable(stages)]),
    ...(funnel?.origins === undefined ? [] : ['What became of items:']),
    stagesTable(funnel?.stages ?? []),
    '## What to know of it',
    [
      `- ${words.confidence(writing)} ${NOT_COMPARED}`,
      `- Mean cosine distance of two items: ${writing.meanDistance ?? 'one item'} (${code(writing.embedder)}).`,
      ...words.unpaired(writing),
      '- No licence is stated before somebody states one; the terms of the models that wrote it may say what it can be used for.',
      `- Canary: ${facts.publication?.canary}. Whoever finds it in a text that was trained on has found this set there.`,
    ].join('\n'),
    '## Samples of what was dropped',
    samplesOf(droppedTexts(dropped, origins)),
  ]
    .join('\n\n')
    .concat('\n');
}

function restsOn({ prompts, calls, tokens, dollars }: CardFacts['answers']): string {
  const each = Object.entries(prompts).map(([prompt, count]) => `${count} ${prompt.split('@')[0]}`);
  const counted =
    tokens === null ? 'tokens that were not all counted' : `${tokens.input} tokens in, ${tokens.output} out`;
  return `It rests on ${calls} calls (${each.join(', ')}): ${counted}; ${dollars ?? 'a cost that is not known'} when they were asked.`;
}

function stagesTable(stages: readonly FunnelStage[]): string {
  const rows = stages.map((stage) => [stage.name, String(stage.kept), reasonsOf(stage)]);
  return table(['step', 'kept', 'dropped'], rows).trimEnd();
}

interface DroppedText {
  readonly step: string;
  readonly reason: string;
  readonly text: string;
}

/** What items were to be about comes first, as it was first. */
function droppedTexts(dropped: readonly Dropped[], origins: readonly Origin[]): DroppedText[] {
  const before = origins.flatMap(({ source, name, dropped: how }) =>
    how === null ? [] : [{ ...how, text: [source, name].filter((text) => text !== '').join(': ') }],
  );
  return [...before, ...dropped];
}

function reasonsOf({ dropped = {} }: FunnelStage): string {
  return Object.entries(dropped)
    .map(([reason, count]) => `${count} ${reason}`)
    .join(', ');
}

function samplesOf(dropped: readonly DroppedText[]): string {
  const groups = [...Map.groupBy(dropped, ({ step, reason }) => `${step}: ${reason}`)].filter(
    ([, [first]]) => first?.step !== 'balanced',
  );
  if (groups.length === 0) return 'Nothing was dropped but what was not needed.';
  const rows = groups.flatMap(([reason, all]) =>
    all.slice(0, SAMPLES).map(({ text }) => [reason, code(shortened(text.toWellFormed(), LONGEST))]),
  );
  return table(['reason', 'text'], rows).trimEnd();
}
