/** From a conversation to the value of each facet: private, not yet binned or pooled. */
import { AppError } from '../../core/errors.ts';
import { normalize } from '../../text/words.ts';
import { toIsoTime } from '../iso-time.ts';
import type { FacetValue } from '../records.ts';
import { computedFacets } from './computed/index.ts';
import type { ComputedFacet, ConversationReading } from './computed-facet.ts';
import type { FacetDefinition } from './definitions.ts';

export type FacetReader = (reading: ConversationReading) => Record<string, FacetValue>;

/**
 * Reads the values of all defined facets. Numbers stay numbers, times become ISO 8601, categories short text.
 *
 * @throws AppError `FACET_UNKNOWN` where a definition names a computed facet that does not exist.
 */
export function createFacetReader(definitions: readonly FacetDefinition[]): FacetReader {
  const readers = definitions.map((definition) => [definition.name, readerOf(definition)] as const);
  return (reading) => Object.fromEntries(readers.map(([name, read]) => [name, read(reading)]));
}

function readerOf(definition: FacetDefinition): (reading: ConversationReading) => FacetValue {
  const { source } = definition;
  if ('computed' in source) {
    const facet = computedNamed(source.computed);
    return (reading) => inKind(facet.valueOf(reading), definition);
  }
  if ('asked' in source) return ({ answers }) => answers[definition.name] ?? null;
  return ({ conversation: { fields } }) =>
    Object.hasOwn(fields, source.field) ? inKind(fields[source.field], definition) : null;
}

function computedNamed(name: string): ComputedFacet {
  const facet = computedFacets.find((candidate) => candidate.name === name);
  if (facet !== undefined) return facet;
  throw new AppError({
    code: 'FACET_UNKNOWN',
    message: `There is no computed facet "${name}".`,
    hint: `Built-in: ${computedFacets.map((candidate) => candidate.name).join(', ')}.`,
    exitCode: 2,
  });
}

function inKind(value: FacetValue | boolean | undefined, { kind, above }: FacetDefinition): FacetValue {
  if (value === null || value === undefined) return null;
  if (above !== undefined) {
    const number = toNumber(value);
    return number === null ? null : number > above ? 'yes' : 'no';
  }
  if (kind === 'number') return toNumber(value);
  if (kind === 'time') return toIsoTime(value) ?? null;
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : categoryText(String(value));
}

function toNumber(value: string | number | boolean): number | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
  // Adding zero makes a plain zero of the negative one, which JSON does not know.
  return Number.isFinite(number) ? number + 0 : null;
}

/** One line without invisible characters. */
function categoryText(value: string): string | null {
  const text = normalize(value).replace(/\s+/gu, ' ').trim();
  return text === '' ? null : text;
}
