/** An answer bent to what somebody wants to read there, as far as its schema allows. */
import { isObject } from '../../core/json.ts';
import type { JsonSchema } from '../json-schema.ts';

/** The value with what is wanted in every place that takes it: texts, choices, numbers, yes and no. */
export function obeying(value: unknown, schema: JsonSchema, wanted: string): unknown {
  const own = formOf(value, schema);
  if (Array.isArray(value)) {
    const first = (own['prefixItems'] ?? []) as readonly unknown[];
    return value.map((item, index) => obeying(item, part(first[index] ?? own['items']), wanted));
  }
  if (isObject(value)) {
    const named = part(own['properties']);
    const members = Object.entries(value).map(([name, member]) => [
      name,
      obeying(member, part(Object.hasOwn(named, name) ? named[name] : own['additionalProperties']), wanted),
    ]);
    return Object.fromEntries(members);
  }
  return bent(value, own, wanted);
}

function bent(value: unknown, schema: JsonSchema, wanted: string): unknown {
  const values = schema['enum'] as readonly unknown[] | undefined;
  if (values !== undefined) return values.find((choice) => names(wanted, String(choice))) ?? value;
  if ('const' in schema || 'pattern' in schema || 'format' in schema) return value;
  if (typeof value === 'number') return numberIn(wanted, schema) ?? value;
  if (typeof value === 'boolean') return names(wanted, 'true') || (names(wanted, 'false') ? false : value);
  return typeof value === 'string' ? fitted(wanted, schema) : value;
}

function part(schema: unknown): JsonSchema {
  return isObject(schema) ? schema : {};
}

/** Of several forms that a value may have, the first that it has. */
function formOf(value: unknown, schema: JsonSchema): JsonSchema {
  const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return formsOf(schema).find(({ type }) => type === kind || (type === 'integer' && kind === 'number')) ?? schema;
}

function formsOf(schema: JsonSchema): readonly JsonSchema[] {
  const forms = (schema['anyOf'] ?? schema['oneOf']) as readonly JsonSchema[] | undefined;
  return forms?.flatMap(formsOf) ?? [schema];
}

function names(wanted: string, choice: string): boolean {
  const [said, meant] = [wanted.toLowerCase(), choice.toLowerCase()];
  return said === meant || (said.startsWith(meant) && /^[^\p{L}\p{N}]/u.test(said.slice(meant.length)));
}

function numberIn(wanted: string, schema: JsonSchema): number | undefined {
  const number = Number.parseFloat(wanted);
  const bound = (name: string, otherwise: number): number => Number(schema[name] ?? otherwise);
  const isAllowed =
    number >= bound('minimum', -Infinity) &&
    number <= bound('maximum', Infinity) &&
    number > bound('exclusiveMinimum', -Infinity) &&
    number < bound('exclusiveMaximum', Infinity) &&
    number % bound('multipleOf', schema['type'] === 'integer' ? 1 : number) === 0;
  return isAllowed ? number : undefined;
}

function fitted(wanted: string, schema: JsonSchema): string {
  return wanted.padEnd(Number(schema['minLength'] ?? 0), '!').slice(0, Number(schema['maxLength'] ?? Infinity));
}
