/** What a facet is that a language model answers: a question about one conversation, and the answers that it may have. */
import { z } from 'zod';
import { NOT_A_PLAIN_LINE, PLAIN_LINE } from '../../../core/terminal-text.ts';

/** An answer to every question: it is counted, and kept out of clusters and shares. */
export const CANNOT_TELL = 'cannot tell';

/** Steps of an ordinal scale, at most. */
const MOST_LEVELS = 20;

const line = (most: number) => z.string().trim().min(1).max(most).regex(PLAIN_LINE, NOT_A_PLAIN_LINE);
const between = z.tuple([z.number(), z.number()]).refine(([low, high]) => low < high, 'the first must be the lower');

/** `text`: one or two sentences. `language`: the English name of a human language. */
export const answerKinds = ['text', 'category', 'ordinal', 'number', 'language'] as const;

const shape = z.strictObject({
  question: z.string().trim().min(1).max(1000),
  answer: z.enum(answerKinds),
  /** Of a category: all that may be answered, in the order in which they are shown. Published as written. */
  values: z.array(line(60)).min(2).max(100).optional(),
  /** Of an ordinal (whole numbers) and of a number: the least and the greatest. */
  range: between.optional(),
  /** What to take care of. */
  hint: z.string().trim().min(1).max(1000).optional(),
  /** Answers, or cases with their answers, as a guide. */
  examples: z.array(z.string().trim().min(1).max(300)).min(1).max(10).optional(),
  /** Of a text: what the name of a cluster of such answers has to be, as in "an imperative sentence". */
  criteria: z.string().trim().min(1).max(500).optional(),
});

export const questionSchema = shape.check(({ value, issues }) => {
  for (const message of contradictions(value)) issues.push({ code: 'custom', message, input: value, path: [] });
});
export type Question = z.infer<typeof questionSchema>;

function contradictions({ answer, values, range, examples, criteria }: z.infer<typeof shape>): string[] {
  const isCounted = answer === 'ordinal' || answer === 'number';
  const different = new Set(values?.map((value) => value.toLowerCase()));
  return [
    ...(answer === 'category' && values === undefined ? ['a category needs values'] : []),
    ...(answer !== 'category' && values !== undefined ? [`values are for a category, not for ${answer}`] : []),
    ...(answer === 'ordinal' && range === undefined ? ['an ordinal needs a scale'] : []),
    ...(!isCounted && range !== undefined ? [`a range is for a number or an ordinal, not for ${answer}`] : []),
    ...(answer === 'ordinal' && range !== undefined && !isScale(range)
      ? [`a scale goes from one whole number to another, in at most ${MOST_LEVELS} steps`]
      : []),
    ...(values !== undefined && different.size < values.length ? ['two values are the same'] : []),
    ...(different.has(CANNOT_TELL) ? [`"${CANNOT_TELL}" is an answer to every question and no value`] : []),
    ...(values !== undefined && examples?.some((example) => !endsInOne(example, values))
      ? ['an example does not end in one of the values']
      : []),
    ...(criteria !== undefined && answer !== 'text' ? [`criteria are for a text, not for ${answer}`] : []),
  ];
}

function isScale([low, high]: readonly [number, number]): boolean {
  return Number.isInteger(low) && Number.isInteger(high) && high - low < MOST_LEVELS;
}

function endsInOne(example: string, values: readonly string[]): boolean {
  return values.some((value) => example.toLowerCase().endsWith(value.toLowerCase()));
}

/** `1` to `5`, as they are answered and shown. */
export function levelsOf([low, high]: readonly [number, number]): string[] {
  return Array.from({ length: high - low + 1 }, (_, step) => String(low + step));
}
