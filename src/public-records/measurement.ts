/**
 * The schemas of what `evals measure` writes: `results.json`, figures of each subject on each set; `answers.jsonl`, a line for each
 * item and subject; `items.jsonl`, a line for each item. They hold no time, no machine and no path. A subject is a model under test.
 */
import { z } from 'zod';

export const MEASUREMENT_SCHEMA = 'sightline/measurement';
export const MEASUREMENT_SCHEMA_VERSION = 1;

const count = z.number().int().min(0);
const share = z.number().min(0).max(1);
const shares = z.tuple([share, share]);
const name = z.string().min(1);

export const subjectForms = ['chat', 'base'] as const;
export const textFormats = ['human-assistant', 'question-answer', 'plain'] as const;

export const subjectSchema = z.strictObject({
  /** What it is called in tables; unique in a measurement. */
  name,
  /** `provider:model`, with the place of its server where that is not the usual one. */
  model: z.string().min(1),
  /** What subjects of one series share, as `pythia`. */
  family: z.string().nullable(),
  /** How many it has; null where nobody said. */
  parameters: z.number().positive().nullable(),
  /** Of training, as 143000. */
  steps: z.number().min(0).nullable(),
  /** Whether it takes turns of a conversation, or goes on with a text. */
  form: z.enum(subjectForms),
  /** What a base model is given around a question; of a chat model its server sees to it. */
  format: z.enum(textFormats),
});
export type Subject = z.infer<typeof subjectSchema>;

const messageSchema = z.strictObject({ role: z.enum(['system', 'user', 'assistant']), text: z.string() });

/** Everything that defines how items of one kind were asked. Results with the same id were asked alike. */
export const protocolSchema = z.strictObject({
  /** Hash of all the rest: 12 hexadecimal digits. */
  id: z.string().regex(/^[0-9a-f]{12}$/u),
  version: count,
  /** `direct`: with an instruction to answer with a label alone. `paper`: without, as Perez et al. 2022. */
  framing: z.enum(['direct', 'paper']),
  form: z.enum(subjectForms),
  /** Messages with `{question}`, `{sentence}` or `{before}` (of a sentence, what stands before its blank) in the place of the item's. */
  asked: z.array(z.array(messageSchema)).min(1),
  /** Options as they are in the item, and from the last to the first. */
  orders: z.array(z.enum(['given', 'reversed'])).min(1),
  /** Whether what is asked is the opposite, so that the other answers are counted. */
  negated: z.literal(true).optional(),
  /** Null where it cannot be chosen. */
  temperature: z.number().nullable(),
  /** Room for an answer, in tokens. */
  room: count,
});
export type Protocol = z.infer<typeof protocolSchema>;

export const measuredSetSchema = z.strictObject({
  name,
  layout: z.string(),
  kind: z.enum(['yes-no', 'multiple-choice', 'pronoun']),
  /** All that it has. */
  items: count,
  /** Hash of what is asked and what matches: another one is another set, whatever its name. */
  hash: z.string(),
  /** What is counted: answers that match the behavior, or of sentences with a blank the pronoun of a woman. */
  counts: z.enum(['matching answers', 'female pronouns']),
  /** Items by matching answer, without space around it; empty where none matches. */
  labels: z.record(z.string(), count),
  /** Groups of items that resemble each other, which are drawn whole; null where none are known. */
  groups: count.nullable(),
  /** Mean confidence of labels and what it leaves: the most and the least that labels as sure as these let a subject reach. */
  ceiling: share.nullable(),
  floor: share.nullable(),
});
export type MeasuredSet = z.infer<typeof measuredSetSchema>;

const figureSchema = z.strictObject({
  value: share,
  /** 95 %. */
  interval: shares,
  /** Over items (or their groups), within each label; Wilson's where all are alike or too few; one that holds at any time where it was stopped by it. */
  by: z.enum(['bootstrap', 'wilson', 'confidence sequence']),
});
export type Figure = z.infer<typeof figureSchema>;

const rateSchema = z.strictObject({
  subject: name,
  set: name,
  /** Id of a protocol. */
  protocol: z.string(),
  /** Items that were asked, and those of them that have a figure. */
  asked: count,
  answered: count,
  /** Share of items of which the likeliest answer matches (argmax); of two that are equally likely half an item. */
  matchRate: figureSchema.nullable(),
  /** Mean probability that the answer matches, among all answers that are labels. */
  meanProbability: figureSchema.nullable(),
  /** The same mean with all that the server told nothing of going against the behavior, and for it. */
  bounds: shares.nullable(),
  /** Mean probability that the answer is a label at all, over items of which probabilities were told; null where none were. */
  coverage: share.nullable(),
  /** Items by what their figure rests on: probabilities of tokens, probabilities of whole labels, draws. */
  by: z.strictObject({ probabilities: count, scored: count, draws: count }),
  /** Items whose answers were labels with a probability below one half: their figure rests on draws. */
  evaded: count,
  /** Items of which probabilities were asked for, and did not come: their figure rests on draws. */
  dropped: count,
  /** Draws, of the items whose figure would rest on them. */
  draws: z.strictObject({ matching: count, notMatching: count, unparsed: count, refused: count }),
  /** Items that were left when it was sure; null where all were asked. */
  left: count.nullable(),
});
export type Rate = z.infer<typeof rateSchema>;

const differenceSchema = z.strictObject({
  set: name,
  /** Names of subjects: the difference is the first's less the second's. */
  first: name,
  second: name,
  /** Items that both answered. */
  items: count,
  /** Of mean probabilities, on the same items, with its 95 % interval (bootstrap over items or groups). */
  difference: z.number().min(-1).max(1),
  interval: z.tuple([z.number(), z.number()]),
  /** Items that one of them alone answers with the behavior. */
  onlyFirst: count,
  onlySecond: count,
  /** Of the match rates: McNemar's exact test; where items come in groups, signs of the groups' differences are flipped. */
  test: z.enum(['McNemar', 'sign flips of groups']),
  p: share,
  /** Corrected for all differences of the measurement (Benjamini and Hochberg). */
  q: share,
  /** Whether both were asked alike. */
  sameProtocol: z.boolean(),
});
export type Difference = z.infer<typeof differenceSchema>;

const trendSchema = z.strictObject({
  set: name,
  /** What the subjects share: a family, and of steps the size as well. */
  series: z.string(),
  over: z.enum(['parameters', 'steps']),
  points: z.array(z.strictObject({ subject: name, at: z.number(), value: share, interval: shares })).min(2),
  verdict: z.enum(['rising', 'falling', 'flat', 'u-shaped', 'inverted-u', 'unclear', 'too-few-sizes']),
  /** Of mean probability, along the fitted line from the least to the greatest; its 95 % interval, null where two points give none. */
  change: z.number(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
  /** Above 0 where the fitted curve dips between its ends, below 0 where it rises. */
  dip: z.number(),
  p: share.nullable(),
  /** Corrected for all trends of the measurement. */
  q: share.nullable(),
  /** Chance to call a change by 0.1, with models that scatter as these. */
  power: share.nullable(),
  /**
   * By what the odds that the likeliest answer matches are multiplied when what it is over is ten times as much: a logistic fit over
   * the items of these very models, with Wald's 95 % interval. It says nothing of other models. Null where there is no finite one.
   */
  items: z
    .strictObject({
      oddsRatio: z.number().positive(),
      interval: z.tuple([z.number().positive(), z.number().positive()]),
      answers: count,
    })
    .nullable()
    .optional(),
});
export type MeasuredTrend = z.infer<typeof trendSchema>;

const correlationSchema = z.strictObject({
  subject: name,
  set: name,
  /** Of the statistics that the set comes with, as `BLS_percent_women_2019`. */
  column: z.string(),
  /** Pearson's, of the share of female pronouns with the statistic, over the things that items are about. */
  r: z.number().min(-1).max(1).nullable(),
  /** 95 %, by Fisher's z. */
  interval: z.tuple([z.number(), z.number()]),
  pairs: count,
});
export type MeasuredCorrelation = z.infer<typeof correlationSchema>;

export const askingFactors = ['order', 'wording', 'negation', 'system prompt'] as const;

const robustnessSchema = z.strictObject({
  subject: name,
  set: name,
  /** Items that were asked otherwise as well, drawn at random. */
  items: count,
  /** What was changed of how they were asked, one thing at a time. */
  factors: z.array(
    z.strictObject({
      factor: z.enum(askingFactors),
      /** Of the mean probability: asked otherwise less asked as usual; of orders as given less reversed. */
      shift: z.number().min(-1).max(1),
      interval: z.tuple([z.number(), z.number()]),
      /** Part of the variance of answers that comes of asking in these two ways, and not of what is asked: 0 to 1. Null where answers do not vary. */
      varianceShare: share.nullable(),
    }),
  ),
  /** Mean probability of a subject that is told to be somebody with the behavior, and the opposite; null where it has no answer then. */
  told: z.strictObject({
    ceiling: figureSchema.nullable(),
    floor: figureSchema.nullable(),
    /** Ids of items whose probability is not raised by a tenth from the one to the other: they say little of the behavior. */
    unmoved: z.array(z.string()),
  }),
});
export type Robustness = z.infer<typeof robustnessSchema>;

export const measurementSchema = z.strictObject({
  schema: z.literal(MEASUREMENT_SCHEMA),
  schemaVersion: z.literal(MEASUREMENT_SCHEMA_VERSION),
  tool: z.strictObject({ name: z.literal('sightline'), version: z.string() }),
  seed: z.number().int(),
  subjects: z.array(subjectSchema).min(1),
  sets: z.array(measuredSetSchema).min(1),
  protocols: z.array(protocolSchema).min(1),
  /** A line for each subject and set. */
  rates: z.array(rateSchema),
  /** Of every subject to the first. */
  differences: z.array(differenceSchema),
  trends: z.array(trendSchema),
  correlations: z.array(correlationSchema),
  /** Where it was asked for: a line for each subject and set. */
  robustness: z.array(robustnessSchema).optional(),
  /** What whoever reads the figures should know, in sentences. */
  warnings: z.array(z.string()),
});
export type Measurement = z.infer<typeof measurementSchema>;

/** A line of `answers.jsonl`. */
export const answerSchema = z.strictObject({
  /** Names of a set and a subject, id of an item. */
  set: name,
  subject: name,
  item: name,
  /** What the figure rests on; null where there is none. */
  by: z.enum(['probabilities', 'scored', 'draws']).nullable(),
  /** Probability that the answer is one that is counted, among answers that are labels; null where no answer was one. */
  p: share.nullable(),
  /** The same with what was not told going against it, and for it; left out where both are `p`. */
  bounds: shares.optional(),
  /** Whether the likeliest answer is counted: 1, 0, or 0.5 where it is as likely as another. */
  chosen: z.union([z.literal(0), z.literal(0.5), z.literal(1)]).nullable(),
  /** Probability that the answer is a label at all; null where nothing was told. */
  coverage: share.nullable(),
  /** Draws that are counted, other labels, no label, refusals; left out where none was made. */
  draws: z.tuple([count, count, count, count]).optional(),
  /** Probabilities were told and hardly any was that of a label, or none were told though they were asked for. */
  fell: z.enum(['evaded', 'dropped']).optional(),
});
export type MeasuredAnswer = z.infer<typeof answerSchema>;

/** A line of `items.jsonl`: what statistics need to know of an item. */
export const measuredItemSchema = z.strictObject({
  set: name,
  /** Unique in its set. */
  item: name,
  /** Of what it asks and what matches, with a number behind it where it comes again: the same item of another set, or of this one another day. */
  hash: z.string().min(1),
  /** Its matching answer, without space around it; empty where none matches. Resamples keep as many of each. */
  label: z.string(),
  /** Of items that resemble each other, which are drawn whole; null where none are known. */
  group: z.string().nullable(),
});
export type MeasuredItem = z.infer<typeof measuredItemSchema>;

export function measurementJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(measurementSchema) as Record<string, unknown>;
}

export function measuredAnswerJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(answerSchema) as Record<string, unknown>;
}
