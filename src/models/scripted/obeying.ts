/** An answer bent to what somebody wants to read there, as far as its schema allows. */
import { isObject } from '../../core/json.ts';
import type { JsonSchema } from '../json-schema.ts';

/** The value with what is wanted in every place that takes it: texts, choices, numbers, yes and no. */
export function obeying(value: unknown, schema: JsonSchema, wanted: string): unknown {
  if (Array.isArray(value)) return value.map((item) => obeying(item, part(schema['items']), wanted));
  if (isObject(value)) {
    const properties = part(schema['properties']);
    const others = part(schema['additionalProperties']);
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name,
        obeying(member, Object.hasOwn(properties, name) ? part(properties[name]) : others, wanted),
      ]),
    );
  }
  const own = formOf(value, schema);
  const values = own['enum'] as readonly unknown[] | undefined;
  if (values !== undefined) return values.find((choice) => names(wanted, String(choice))) ?? value;
  if ('const' in own || 'pattern' in own || 'format' in own) return value;
  if (typeof value === 'number') return numberIn(wanted, own) ?? value;
  if (typeof value === 'boolean') return names(wanted, 'true') || (names(wanted, 'false') ? false : value);
  return typeof value === 'string' ? fitted(wanted, own) : value;
}

function part(schema: unknown): JsonSchema {
  return isObject(schema) ? schema : {};
}

/** Of several forms that a value may have, the one that it has. */
function formOf(value: unknown, schema: JsonSchema): JsonSchema {
  const forms = (schema['anyOf'] ?? schema['oneOf']) as readonly JsonSchema[] | undefined;
  const kind = value === null ? 'null' : typeof value;
  return forms?.find(({ type }) => type === kind || (type === 'integer' && kind === 'number')) ?? schema;
}

function names(wanted: string, choice: string): boolean {
  const [said, meant] = [wanted.toLowerCase(), choice.toLowerCase()];
  return said === meant || (said.startsWith(meant) && /^[^\p{L}\p{N}]/u.test(said.slice(meant.length)));
}

function numberIn(wanted: string, schema: JsonSchema): number | undefined {
  const number = Number.parseFloat(wanted);
  const {
    minimum = -Infinity,
    maximum = Infinity,
    type,
  } = schema as { minimum?: number; maximum?: number; type?: string };
  const isAllowed = number >= minimum && number <= maximum && (type !== 'integer' || Number.isInteger(number));
  return isAllowed ? number : undefined;
}

function fitted(wanted: string, schema: JsonSchema): string {
  return wanted.padEnd(Number(schema['minLength'] ?? 0), '!').slice(0, Number(schema['maxLength'] ?? Infinity));
}
