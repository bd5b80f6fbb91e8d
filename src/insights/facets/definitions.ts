/** Facet definitions: data that the configuration holds, short forms of it, and the built-in ones. */
import { z } from 'zod';
import { usageError } from '../../core/errors.ts';
import { NOT_A_PLAIN_LINE, PLAIN_LINE } from '../../core/terminal-text.ts';
import { computedFacets } from './computed/index.ts';
import type { ComputedFacet } from './computed-facet.ts';
import { timeSteps } from './time-labels.ts';

/** Distinct values that a category keeps where its definition does not say. */
export const DEFAULT_LIMIT = 30;

const name = z
  .string()
  .regex(/^[A-Za-z0-9](?:[._-]?[A-Za-z0-9]){0,59}$/u, 'letters, digits and single dots, dashes or underscores');
const settings = {
  /** For a number: where a new bin begins, ascending. */
  bins: z
    .array(z.number())
    .min(1)
    .max(50)
    .refine((bins) => bins.every((bin, index) => index === 0 || bin > (bins[index - 1] as number)), 'must ascend')
    .optional(),
  /** For a number that becomes a category: `yes` above this, `no` up to it. */
  above: z.number().optional(),
  /** For a category whose values have an order: all of them; others are pooled. */
  order: z.array(z.string().min(1)).min(1).max(200).optional(),
  /** For a time: the length of a bin; absent, it follows from the span. */
  step: z.enum(timeSteps).optional(),
  /** For a category: how many different values are kept; the rest is pooled as `other`. */
  limit: z.number().int().min(1).max(1000).optional(),
};
/** Published as written, and shown on terminals. */
const title = z.string().min(1).max(100).regex(PLAIN_LINE, NOT_A_PLAIN_LINE);
const kind = z.enum(['category', 'number', 'time']);
/** Dotted, as in `meta.plan`. */
const fieldName = z.string().min(1).max(200);
const source = z.union([
  z.strictObject({ computed: z.enum(computedFacets.map((facet) => facet.name)) }),
  z.strictObject({ field: fieldName }),
]);

export const facetDefinitionSchema = z.strictObject({
  name,
  title,
  kind,
  source,
  ...settings,
});
export type FacetDefinition = z.infer<typeof facetDefinitionSchema>;

/** A definition as the configuration writes it: `field` is short for `source: {field}`. */
const writtenSchema = z.strictObject({
  name: name.optional(),
  title: title.optional(),
  kind: kind.optional(),
  field: fieldName.optional(),
  source: source.optional(),
  ...settings,
});

/** What is described of every conversation where the configuration names no facets. */
export const defaultFacets: readonly string[] = ['turns', 'length', 'language', 'time'];

/** The facet that clusters are made of; always there, so naming it changes nothing. */
const REQUEST = 'request';

/**
 * Complete definitions from what the configuration says: names of built-in facets, dotted names of input fields
 * (`meta.plan`), or `{field, name?, title?, kind?, bins?, above?, order?, step?, limit?}`.
 *
 * @throws AppError `FACET_UNKNOWN`, `FACET_INVALID`, `FACET_NEEDS_MODEL` or `FACET_TWICE`, all wrong usage.
 */
export function parseFacets(written: readonly unknown[] = defaultFacets): FacetDefinition[] {
  const facets = written.flatMap((entry, index) => (entry === REQUEST ? [] : [resolveFacet(entry, index + 1)]));
  const seen = new Set<string>();
  for (const facet of facets) {
    const key = facet.name.toLowerCase();
    if (seen.has(key)) {
      throw usageError('FACET_TWICE', `Two facets are named "${facet.name}".`, 'Give one of them another "name".');
    }
    seen.add(key);
  }
  return facets;
}

function resolveFacet(entry: unknown, position: number): FacetDefinition {
  if (typeof entry === 'string') return builtIn(entry) ?? fromWritten({ field: fieldNamed(entry) }, position);
  return fromWritten(entry, position);
}

function builtIn(facetName: string): FacetDefinition | null {
  const facet = computedFacets.find((candidate) => candidate.name === facetName);
  return facet === undefined ? null : definitionOf(facet);
}

/** The definition of a computed facet: data, like that of any other. */
function definitionOf({ name: computed, title, kind: its, bins, order, step }: ComputedFacet): FacetDefinition {
  return {
    name: computed,
    title,
    kind: its,
    source: { computed },
    ...(bins !== undefined && { bins: [...bins] }),
    ...(order !== undefined && { order: [...order] }),
    ...(step !== undefined && { step }),
  };
}

function fieldNamed(facetName: string): string {
  if (facetName.includes('.')) return facetName;
  throw usageError(
    'FACET_UNKNOWN',
    `There is no built-in facet "${facetName}".`,
    `Built-in: ${[REQUEST, ...computedFacets.map((facet) => facet.name)].join(', ')}. For a field of the input write { field: ${facetName} }.`,
  );
}

function fromWritten(entry: unknown, position: number): FacetDefinition {
  if (typeof entry === 'object' && entry !== null && 'question' in entry) throw needsModel(position);
  const parsed = writtenSchema.safeParse(entry);
  if (!parsed.success) throw invalid(position, explain(parsed.error));
  const { field, source: given = { field }, ...rest } = parsed.data;
  if ('computed' in given) return facetDefinitionSchema.parse({ ...builtIn(given.computed), ...rest });
  if (given.field === undefined) throw invalid(position, 'field: missing');
  const named = rest.name ?? given.field;
  const definition = facetDefinitionSchema.safeParse({
    ...rest,
    name: named,
    title: rest.title ?? titleOf(named),
    kind: rest.kind ?? kindOf(rest),
    source: given,
  });
  if (!definition.success) throw invalid(position, explain(definition.error));
  return definition.data;
}

function kindOf({ bins, step }: Pick<FacetDefinition, 'bins' | 'step'>): FacetDefinition['kind'] {
  if (bins !== undefined) return 'number';
  return step === undefined ? 'category' : 'time';
}

/** `meta.task_category` is shown as "Task category". */
function titleOf(field: string): string {
  const words = (field.split('.').at(-1) ?? field).replace(/[_-]+/gu, ' ').trim() || field;
  return (words.charAt(0).toUpperCase() + words.slice(1)).slice(0, 100);
}

function needsModel(position: number): Error {
  return usageError(
    'FACET_NEEDS_MODEL',
    `Facet ${position} asks a question, which the lexical analyst cannot answer.`,
    'Leave it out: models as analysts are not in this version.',
  );
}

function explain(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join('.') || 'definition'}: ${message}`).join('; ');
}

function invalid(position: number, what: string): Error {
  return usageError(
    'FACET_INVALID',
    `Facet ${position} of the configuration cannot be used (${what}).`,
    'Write the name of a built-in facet, or { field, name, title, kind, bins, above, order, step, limit }; see docs/facets.md.',
  );
}
