/** Facet definitions: data. How the configuration writes them is for `parse-facets.ts`. */
import { z } from 'zod';
import { NOT_A_PLAIN_LINE, PLAIN_LINE } from '../../core/terminal-text.ts';
import { questionSchema } from './asked/question.ts';
import { computedFacets } from './computed/index.ts';
import { timeSteps } from './time-labels.ts';

/** Distinct values that a category keeps where its definition does not say. */
export const DEFAULT_LIMIT = 30;

export const facetName = z
  .string()
  .regex(/^[A-Za-z0-9](?:[._-]?[A-Za-z0-9]){0,59}$/u, 'letters, digits and single dots, dashes or underscores');
export const facetSettings = {
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
export const facetTitle = z.string().min(1).max(100).regex(PLAIN_LINE, NOT_A_PLAIN_LINE);
/** What is counted in tables. */
export const tableKind = z.enum(['category', 'number', 'time']);
/** Dotted, as in `meta.plan`. */
export const fieldName = z.string().min(1).max(200);
export const facetSource = z.union([
  z.strictObject({ computed: z.enum(computedFacets.map((facet) => facet.name)) }),
  z.strictObject({ field: fieldName }),
  z.strictObject({ asked: questionSchema }),
]);

export const facetDefinitionSchema = z.strictObject({
  name: facetName,
  title: facetTitle,
  /** Texts are what clusters are made of; they stand in no table. */
  kind: z.enum([...tableKind.options, 'text']),
  source: facetSource,
  /** For a text: clusters are made of it. One facet of a run. */
  clustered: z.literal(true).optional(),
  ...facetSettings,
});
export type FacetDefinition = z.infer<typeof facetDefinitionSchema>;

/** A facet whose values are counted. */
export type TableFacet = FacetDefinition & { readonly kind: z.infer<typeof tableKind> };

export function isTableFacet(facet: FacetDefinition): facet is TableFacet {
  return facet.kind !== 'text';
}

/** Whether its values say something about the words of a conversation, of which clusters are made: its language, what a model read in it. */
export function readsClusteredText({ source }: FacetDefinition): boolean {
  return 'asked' in source || ('computed' in source && source.computed === 'language');
}

/** What the name of a cluster has to be, where the facet that is clustered says so. */
export function criteriaOf(facets: readonly FacetDefinition[]): string | null {
  const source = facets.find(({ clustered }) => clustered)?.source;
  return source !== undefined && 'asked' in source ? (source.asked.criteria ?? null) : null;
}

/** `meta.task_category` is shown as "Task category". */
export function titleOf(field: string): string {
  const words = (field.split('.').at(-1) ?? field).replace(/[_-]+/gu, ' ').trim() || field;
  return (words.charAt(0).toUpperCase() + words.slice(1)).slice(0, 100);
}
