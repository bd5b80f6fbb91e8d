/** Facets as the configuration writes them: short forms, and the names of those that are built in. */
import { z } from 'zod';
import { usageError } from '../../core/errors.ts';
import { askedFacets } from './asked/built-in/index.ts';
import { computedFacets } from './computed/index.ts';
import type { ComputedFacet } from './computed-facet.ts';
import {
  type FacetDefinition,
  facetDefinitionSchema,
  facetName,
  facetSettings,
  facetSource,
  facetTitle,
  fieldName,
  tableKind,
  titleOf,
} from './definitions.ts';
import { contradiction, definitionOf as definitionOfQuestion, facetOfQuestion } from './written-question.ts';

/** A definition as the configuration writes it: `field` is short for `source: {field}`. */
const writtenSchema = z.strictObject({
  name: facetName.optional(),
  title: facetTitle.optional(),
  kind: tableKind.optional(),
  field: fieldName.optional(),
  source: facetSource.optional(),
  ...facetSettings,
});

/** What is described of every conversation where the configuration names no facets. */
export const defaultFacets: readonly string[] = ['turns', 'length', 'language', 'time'];
/** The same where a model answers questions. */
const defaultAskedFacets: readonly string[] = [...askedFacets.map(({ name }) => name), 'turns', 'length', 'time'];

/** The facet that clusters are made of where none is named; always there, so naming it changes nothing. */
const REQUEST = 'request';

/**
 * Complete definitions from what the configuration says: names of built-in facets, dotted names of input fields
 * (`meta.plan`), `{field, name?, title?, kind?, bins?, above?, order?, step?, limit?}`, or a question.
 *
 * @param asks whether a model answers questions. If so, one of the facets is the text that clusters are made of.
 * @throws AppError `FACET_UNKNOWN`, `FACET_INVALID`, `FACET_NEEDS_MODEL`, `FACET_TWICE` or `FACET_CLUSTERED`, all wrong usage
 */
export function parseFacets(
  written: readonly unknown[] | undefined,
  { asks = false }: { readonly asks?: boolean } = {},
): FacetDefinition[] {
  const entries = (written ?? (asks ? defaultAskedFacets : defaultFacets)).filter((entry) => entry !== REQUEST);
  const facets = entries.map((entry, index) => resolveFacet(entry, index + 1, asks));
  const isNamed = written?.includes(REQUEST) ?? false;
  const all = asks ? withClustered(facets, isNamed) : facets;
  refuseTwice(all);
  return all;
}

/** Clusters are made of the request where nothing else was named; else it is asked where it was named, as a text beside. */
function withClustered(facets: readonly FacetDefinition[], isNamed: boolean): FacetDefinition[] {
  const clustered = facets.filter((facet) => facet.clustered);
  if (clustered.length > 1) {
    throw usageError(
      'FACET_CLUSTERED',
      `Clusters would be made of ${clustered.map(({ name }) => `"${name}"`).join(' and ')}.`,
      'Leave "clustered: true" at one facet; "sightline insights tree RUN --of FACET" makes the tree of another.',
    );
  }
  const request = asked(REQUEST) as FacetDefinition;
  if (clustered.length === 0) return [request, ...facets];
  const { clustered: _, ...beside } = request;
  return isNamed ? [beside, ...facets] : [...facets];
}

/** What was written for a facet of that name, as an entry that more can be said of. */
export function writtenFacet(written: readonly unknown[] | undefined, name: string): Readonly<Record<string, unknown>> {
  const found = (written ?? defaultAskedFacets).find((entry) => {
    if (typeof entry === 'string') return entry === name;
    return isQuestion(entry) && [('name' in entry && entry.name) || ('asked' in entry && entry.asked)].includes(name);
  });
  return typeof found === 'object' && found !== null ? { ...found } : { asked: name };
}

function refuseTwice(facets: readonly FacetDefinition[]): void {
  const seen = new Set<string>();
  for (const { name } of facets) {
    if (seen.has(name.toLowerCase())) {
      throw usageError('FACET_TWICE', `Two facets are named "${name}".`, 'Give one of them another "name".');
    }
    seen.add(name.toLowerCase());
  }
}

function resolveFacet(entry: unknown, position: number, asks: boolean): FacetDefinition {
  if (typeof entry !== 'string') return fromWritten(entry, position, asks);
  const found = (asks ? asked(entry) : null) ?? computed(entry);
  if (found !== null) return found;
  if (asked(entry) !== null) throw needsModel(position);
  return fromWritten({ field: fieldNamed(entry) }, position, asks);
}

function asked(facet: string): FacetDefinition | null {
  const found = askedFacets.find(({ name }) => name === facet);
  return found === undefined ? null : definitionOfQuestion(found);
}

function computed(facetName: string): FacetDefinition | null {
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
    `Built-in: ${[REQUEST, ...computedFacets.map((facet) => facet.name)].join(', ')}; with a model also task, concerning. For a field of the input write { field: ${facetName} }.`,
  );
}

function fromWritten(entry: unknown, position: number, asks: boolean): FacetDefinition {
  try {
    if (isQuestion(entry)) {
      if (!asks) throw needsModel(position);
      return 'asked' in entry ? builtInOtherwise(entry) : facetOfQuestion(entry);
    }
    return fromField(writtenSchema.parse(entry));
  } catch (error) {
    throw error instanceof z.ZodError ? invalid(position, explain(error)) : error;
  }
}

function isQuestion(entry: unknown): entry is object {
  return typeof entry === 'object' && entry !== null && ('question' in entry || 'asked' in entry);
}

const otherwiseSchema = z.strictObject({
  asked: z.enum(askedFacets.map(({ name }) => name)),
  title: facetTitle.optional(),
  clustered: z.literal(true).optional(),
});

/** `{asked: task, clustered: true}`: a built-in question with another title, or as what clusters are made of. */
function builtInOtherwise(entry: object): FacetDefinition {
  const { asked: name, title, clustered } = otherwiseSchema.parse(entry);
  const { clustered: _, ...definition } = asked(name) as FacetDefinition;
  if (clustered && definition.kind !== 'text') throw contradiction('only a text can be clustered');
  return facetDefinitionSchema.parse({ ...definition, ...(title && { title }), ...(clustered && { clustered }) });
}

function fromField({ field, source: given, ...rest }: z.infer<typeof writtenSchema>): FacetDefinition {
  const source = given ?? { field };
  if ('computed' in source) return facetDefinitionSchema.parse({ ...computed(source.computed), ...rest });
  const named = rest.name ?? ('field' in source ? source.field : undefined);
  return facetDefinitionSchema.parse({
    ...rest,
    name: named,
    title: rest.title ?? (named === undefined ? undefined : titleOf(named)),
    kind: rest.kind ?? kindOf(rest),
    source,
  });
}

function kindOf({ bins, step }: Pick<FacetDefinition, 'bins' | 'step'>): FacetDefinition['kind'] {
  if (bins !== undefined) return 'number';
  return step === undefined ? 'category' : 'time';
}

function needsModel(position: number): Error {
  return usageError(
    'FACET_NEEDS_MODEL',
    `Facet ${position} of the configuration is a question, which only a language model can answer.`,
    'Name one with --model provider:model ("sightline doctor" lists what is at hand), or leave the facet out.',
  );
}

function explain(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join('.') || 'definition'}: ${message}`).join('; ');
}

function invalid(position: number, what: string): Error {
  return usageError(
    'FACET_INVALID',
    `Facet ${position} of the configuration cannot be used (${what}).`,
    'Write the name of a built-in facet, { field, name, title, kind, bins, above, order, step, limit } or { name, question, values or scale }; see docs/facets.md.',
  );
}
