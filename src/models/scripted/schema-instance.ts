/** A value of a JSON Schema, made by rules: what a scripted model answers where it has no better one. */
import type { Random } from '../../core/random.ts';
import type { JsonSchema } from '../json-schema.ts';

/** @param words what strings are made of; never empty */
export function instanceOf(schema: JsonSchema, words: readonly string[], random: Random): unknown {
  if ('const' in schema) return schema['const'];
  const values = schema['enum'] as readonly unknown[] | undefined;
  if (values !== undefined) return values[random.integer(values.length)];
  const choices = (schema['anyOf'] ?? schema['oneOf']) as readonly JsonSchema[] | undefined;
  if (choices?.[0] !== undefined) return instanceOf(choices[0], words, random);
  const type = Array.isArray(schema['type']) ? schema['type'][0] : schema['type'];
  if (type === 'object') return object(schema, words, random);
  if (type === 'array') return array(schema, words, random);
  if (type === 'integer' || type === 'number') return number(schema, random);
  if (type === 'boolean') return random.integer(2) === 1;
  return type === 'null' ? null : string(schema, words, random);
}

function object(schema: JsonSchema, words: readonly string[], random: Random): unknown {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>);
  return Object.fromEntries(properties.map(([name, member]) => [name, instanceOf(member, words, random.fork(name))]));
}

function array(schema: JsonSchema, words: readonly string[], random: Random): unknown[] {
  const least = Number(schema['minItems'] ?? 1);
  const items = (schema['items'] ?? {}) as JsonSchema;
  return Array.from({ length: least }, (_, index) => instanceOf(items, words, random.fork(`item ${index}`)));
}

/** Small where nothing is said of the size. */
const SPAN = 5;

function number(schema: JsonSchema, random: Random): number {
  const least = Number(schema['minimum'] ?? 0);
  const most = Math.min(Number(schema['maximum'] ?? least + SPAN), least + SPAN);
  return least + random.integer(Math.floor(most - least) + 1);
}

const WORDS_IN_A_STRING = 4;

function string(schema: JsonSchema, words: readonly string[], random: Random): string {
  const first = random.integer(words.length);
  const chosen = words.slice(first, first + WORDS_IN_A_STRING).join(' ');
  return chosen.slice(0, Number(schema['maxLength'] ?? chosen.length));
}
