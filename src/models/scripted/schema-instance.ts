/** A value of a JSON Schema, made by rules: what a scripted model answers where it has no better one. */
import { isObject } from '../../core/json.ts';
import { pick, type Random } from '../../core/random.ts';
import type { JsonSchema } from '../json-schema.ts';

/** Levels below which lists stay empty and what may be null is null: a schema may hold itself. */
const DEEPEST = 6;

/**
 * A small value of what `z.toJSONSchema` makes; patterns that have no format, and `allOf`, are passed over.
 *
 * @param words what strings are made of; never empty
 */
export function instanceOf(schema: JsonSchema, words: readonly string[], random: Random): unknown {
  return made({ root: schema, words, depth: 0 }, schema, random);
}

interface Place {
  readonly root: JsonSchema;
  readonly words: readonly string[];
  readonly depth: number;
}

function made(place: Place, found: unknown, random: Random): unknown {
  const schema = resolved(place, found);
  if ('const' in schema) return schema['const'];
  const values = schema['enum'] as readonly unknown[] | undefined;
  if (values !== undefined) return pick(random, values);
  const choices = (schema['anyOf'] ?? schema['oneOf']) as readonly JsonSchema[] | undefined;
  if (choices !== undefined) return made(place, chosen(place, choices), random);
  const type = Array.isArray(schema['type']) ? schema['type'][0] : schema['type'];
  if (type === 'object') return object(place, schema, random);
  if (type === 'array') return array(place, schema, random);
  if (type === 'integer' || type === 'number') return number(schema, random);
  if (type === 'boolean') return random.integer(2) === 1;
  return type === 'null' ? null : string(place, schema, random);
}

/** What stands behind `$ref`; `true` and nothing mean anything at all. */
function resolved({ root }: Place, found: unknown): JsonSchema {
  const schema = isObject(found) ? found : {};
  if (typeof schema['$ref'] !== 'string') return schema;
  const path = schema['$ref'].split('/').slice(1);
  const target = path.reduce<unknown>((parent, name) => (isObject(parent) ? parent[name] : undefined), root);
  return isObject(target) ? target : {};
}

function chosen({ depth }: Place, choices: readonly JsonSchema[]): JsonSchema | undefined {
  const ends = depth < DEEPEST ? undefined : choices.find(({ type }) => type === 'null');
  return ends ?? choices[0];
}

function object(place: Place, schema: JsonSchema, random: Random): unknown {
  const properties = (schema['properties'] ?? {}) as Record<string, JsonSchema>;
  const required = (schema['required'] ?? []) as readonly string[];
  const inside = { ...place, depth: place.depth + 1 };
  const names = new Set([...Object.keys(properties), ...required]);
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      made(inside, properties[name] ?? schema['additionalProperties'], random.fork(name)),
    ]),
  );
}

function array(place: Place, schema: JsonSchema, random: Random): unknown[] {
  const first = (schema['prefixItems'] ?? []) as readonly JsonSchema[];
  const one = place.depth < DEEPEST ? 1 : 0;
  const length = Number(schema['minItems'] ?? Math.min(one, Number(schema['maxItems'] ?? one)));
  const inside = { ...place, depth: place.depth + 1 };
  return Array.from({ length }, (_, index) =>
    made(inside, first[index] ?? schema['items'], random.fork(`item ${index}`)),
  );
}

/** Numbers near the lowest that is allowed, or near 0 where that is far away. */
const SPAN = 5;
const FAR = 1000;

function number(schema: JsonSchema, random: Random): number {
  const bound = (name: string, otherwise: number): number => Number(schema[name] ?? otherwise);
  const [above, below] = [bound('exclusiveMinimum', -Infinity), bound('exclusiveMaximum', Infinity)];
  const least = Math.max(bound('minimum', -Infinity), above);
  const most = Math.min(bound('maximum', Infinity), below);
  const step = bound('multipleOf', 1);
  const start = Math.ceil((Math.abs(least) < FAR ? least : Math.min(Math.max(least, 0), most)) / step);
  const near = Array.from({ length: SPAN + 2 }, (_, index) => (start + index) * step);
  const allowed = near.filter((value) => value > above && value >= least && value < below && value <= most);
  return allowed[random.integer(Math.min(allowed.length, SPAN + 1))] ?? (least + most) / 2;
}

const WORDS_IN_A_STRING = 4;
/** For strings that are not words. */
const OF_FORMAT: Readonly<Record<string, string>> = {
  date: '2026-01-01',
  'date-time': '2026-01-01T00:00:00Z',
  email: 'nobody@example.com',
  uri: 'https://example.com/',
  uuid: '00000000-0000-4000-8000-000000000000',
};

function string({ words }: Place, schema: JsonSchema, random: Random): string {
  const format = OF_FORMAT[String(schema['format'])];
  if (format !== undefined) return format;
  const first = random.integer(words.length);
  const text = words.slice(first, first + WORDS_IN_A_STRING).join(' ');
  const least = Number(schema['minLength'] ?? 0);
  return text.padEnd(least, ` ${text}`).slice(0, Number(schema['maxLength'] ?? Infinity));
}
