/** Facets as data: what is read of a conversation and how its values are grouped. */
import { z } from 'zod';
import { usageError } from '../../core/errors.ts';

export const computedFacets = ['turns', 'length', 'language', 'time'] as const;

export const facetDefinitionSchema = z.strictObject({
  /** Names its table in a release, so it is published as written. */
  name: z.string().regex(/^[a-z][a-z0-9 ._-]{0,59}$/iu, 'starts with a letter; letters, digits, spaces, dots, hyphens'),
  title: z.string().max(80).optional(),
  /** One of the computed facets, or a field of the input by its dotted name (`meta.plan`). */
  source: z.union([z.strictObject({ computed: z.enum(computedFacets) }), z.strictObject({ field: z.string().min(1) })]),
  kind: z.enum(['category', 'number', 'time']),
  /** Lower ends of the bins of a number after the first, rising: [2, 5] gives "under 2", "2 to 5", "5 and more". */
  bins: z.array(z.number()).min(1).max(30).optional(),
  /** Values kept apart, those of most conversations first; the rest are "other". */
  limit: z.number().int().min(1).max(200).default(20),
});
export type FacetDefinition = z.infer<typeof facetDefinitionSchema>;

const computed: Readonly<Record<(typeof computedFacets)[number], FacetDefinition>> = {
  turns: {
    name: 'turns',
    title: 'User turns',
    source: { computed: 'turns' },
    kind: 'number',
    bins: [2, 3, 4, 6, 11],
    limit: 20,
  },
  length: {
    name: 'length',
    title: 'Characters written by the user',
    source: { computed: 'length' },
    kind: 'number',
    bins: [50, 100, 200, 500, 1000, 5000],
    limit: 20,
  },
  language: { name: 'language', title: 'Language', source: { computed: 'language' }, kind: 'category', limit: 20 },
  time: { name: 'time', title: 'Time', source: { computed: 'time' }, kind: 'time', limit: 60 },
};

export const defaultFacets: readonly FacetDefinition[] = Object.values(computed);

/** Definitions as a configuration writes them: names of computed facets, dotted names of fields, or whole definitions. */
export function parseFacets(written: readonly unknown[] | undefined): FacetDefinition[] {
  const definitions = written === undefined ? [...defaultFacets] : written.map(parseFacet);
  const names = definitions.map((definition) => definition.name.toLowerCase());
  if (new Set(names).size === names.length) return definitions;
  throw usageError('FACET_TWICE', 'Two facets have the same name.', 'Give each facet a name of its own.');
}

function parseFacet(written: unknown): FacetDefinition {
  if (typeof written === 'string') {
    const known = computedFacets.find((name) => name === written);
    return known === undefined ? parseFacet({ name: written, source: { field: written } }) : computed[known];
  }
  const withKind = { kind: 'category', ...(typeof written === 'object' ? written : {}) };
  const parsed = facetDefinitionSchema.safeParse(withKind);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw usageError(
    'FACET_INVALID',
    `A facet cannot be used: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`,
    `Write one of ${computedFacets.join(', ')}, the dotted name of a field, or {name, title, source, kind, bins, limit}.`,
  );
}
