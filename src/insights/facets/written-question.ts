/** A question as the configuration writes it, and as a definition. */
import { z } from 'zod';
import type { AskedFacet } from './asked/built-in/asked-facet.ts';
import { answerKinds, levelsOf, type Question, questionSchema } from './asked/question.ts';
import {
  type FacetDefinition,
  facetDefinitionSchema,
  facetName,
  facetSettings,
  facetTitle,
  titleOf,
} from './definitions.ts';

const { question, values, range, hint, examples, criteria } = questionSchema.shape;

/** `scale` is the range of an ordinal; the kind follows from what is said of the answers. */
const writtenSchema = z.strictObject({
  name: facetName,
  title: facetTitle.optional(),
  question,
  kind: z.enum(answerKinds).optional(),
  values,
  range,
  scale: range,
  hint,
  examples,
  criteria,
  clustered: z.boolean().optional(),
  bins: facetSettings.bins,
  limit: facetSettings.limit,
});
type WrittenQuestion = z.infer<typeof writtenSchema>;

/** @throws z.ZodError where it contradicts itself */
export function facetOfQuestion(entry: unknown): FacetDefinition {
  const {
    name,
    title,
    question: asked,
    kind,
    values: allowed,
    range: limits,
    scale,
    ...rest
  } = writtenSchema.parse(entry);
  const { clustered, bins, limit, ...guide } = rest;
  if (limits !== undefined && scale !== undefined) throw contradiction('range and scale are two words for one thing');
  const parsed = questionSchema.parse({
    question: asked,
    answer: kind ?? answerOf({ values: allowed, scale, range: limits }),
    ...defined({ values: allowed, range: limits ?? scale, ...guide }),
  });
  return definitionOf({
    name,
    title: title ?? titleOf(name),
    question: parsed,
    ...(clustered === true && { clustered }),
    ...defined({ bins, limit }),
  });
}

/** The definition of a question that Sightline brings, or of one that was written. */
export function definitionOf({
  name,
  title,
  question: asked,
  clustered,
  ...settings
}: AskedFacet & Settings): FacetDefinition {
  if (clustered && asked.answer !== 'text') throw contradiction('only a text can be clustered');
  if (settings.bins !== undefined && asked.answer !== 'number') throw contradiction('bins are for a number');
  return facetDefinitionSchema.parse({
    name,
    title,
    kind: kindOf(asked),
    source: { asked },
    ...(clustered && { clustered }),
    ...(asked.answer === 'category' && { order: asked.values }),
    ...(asked.answer === 'ordinal' && asked.range && { order: levelsOf(asked.range) }),
    ...settings,
  });
}

type Settings = Pick<FacetDefinition, 'bins' | 'limit'>;

function answerOf({
  values: allowed,
  scale,
  range: limits,
}: Pick<WrittenQuestion, 'values' | 'scale' | 'range'>): Question['answer'] {
  if (allowed !== undefined) return 'category';
  if (scale !== undefined) return 'ordinal';
  return limits === undefined ? 'text' : 'number';
}

function kindOf({ answer }: Question): FacetDefinition['kind'] {
  return answer === 'text' || answer === 'number' ? answer : 'category';
}

function defined(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, member]) => member !== undefined));
}

export function contradiction(message: string): z.ZodError {
  return new z.ZodError([{ code: 'custom', message, path: [], input: undefined }]);
}
