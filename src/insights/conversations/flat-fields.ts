/** What a row says beside its messages, as flat fields. */

import { isObject } from '../../core/json.ts';
import type { FieldValue } from '../records.ts';
import { firstId } from './formats/object.ts';

export const MAX_FIELDS = 200;
export const MAX_DEPTH = 4;
/** Characters of a name: what a facet can ask for. */
export const MAX_NAME = 200;
/** Characters of a value. */
export const MAX_VALUE = 500;
/** A longer list is data, not a field. */
export const MAX_LIST = 100;

/** Nested members by dotted name, sorted. The named account field is left out with all that is in it: raw ids are kept nowhere. */
export function flatFields(
  rest: Readonly<Record<string, unknown>>,
  accountField: string | undefined,
): Record<string, FieldValue> {
  const fields = new Map<string, FieldValue>();
  const visit = (value: unknown, name: string, depth: number): void => {
    if (name === accountField || name.length > MAX_NAME || fields.size >= MAX_FIELDS) return;
    const scalar = scalarOf(value) ?? listOf(value);
    if (scalar !== undefined) {
      if (!fields.has(name)) fields.set(name, scalar);
    } else if (isObject(value) && depth < MAX_DEPTH) {
      for (const [key, member] of Object.entries(value)) visit(member, `${name}.${key.toWellFormed()}`, depth + 1);
    }
  };
  for (const [name, value] of Object.entries(rest)) visit(value, name.toWellFormed(), 1);
  const names = [...fields.keys()].sort();
  return Object.fromEntries(names.map((name) => [name, fields.get(name) as FieldValue]));
}

/** The account by dotted name, anywhere in the row as it was written. A name with dots in it is found too. */
export function accountAt(row: unknown, field: string): string | undefined {
  if (!isObject(row)) return undefined;
  if (Object.hasOwn(row, field)) return firstId(row[field]);
  for (let dot = field.indexOf('.'); dot >= 0; dot = field.indexOf('.', dot + 1)) {
    const key = field.slice(0, dot);
    const found = Object.hasOwn(row, key) ? accountAt(row[key], field.slice(dot + 1)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function scalarOf(value: unknown): FieldValue | undefined {
  if (typeof value === 'string') return cut(value);
  return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)) ? value : undefined;
}

function listOf(value: unknown): FieldValue | undefined {
  if (!Array.isArray(value) || value.length > MAX_LIST) return undefined;
  const parts = value.map(scalarOf);
  return parts.includes(undefined) ? undefined : cut(parts.map(String).sort().join(', '));
}

/** No half of a character is left, whether written so or made by the cut. */
function cut(text: string): string {
  return text.slice(0, MAX_VALUE).toWellFormed();
}
