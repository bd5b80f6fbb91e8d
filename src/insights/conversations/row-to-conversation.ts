/** From a row as its format reads it to a conversation: account hashed, time in one form, other fields flat. */
import { hashOf, keyedHash } from '../../core/hash.ts';
import type { Conversation, FieldValue } from '../records.ts';
import type { ReadRow } from './format.ts';
import { firstId, isObject } from './formats/object.ts';

const MAX_FIELDS = 200;
const MAX_DEPTH = 4;
const MAX_VALUE = 500;

export interface ConversionOptions {
  /** The workspace secret; null where accounts are not counted, and then none is kept. */
  readonly secret: Uint8Array | null;
  /** Dotted name of the field that names the account, where the format's own is not wanted. */
  readonly accountField?: string | undefined;
}

export function toConversation(row: ReadRow, { secret, accountField }: ConversionOptions): Conversation {
  const messages = row.messages.map((message) => ({ ...message, text: message.text.toWellFormed() }));
  const account = accountField === undefined ? row.account : firstId(memberAt(row.rest, accountField.split('.')));
  const startedAt = toIsoTime(row.startedAt);
  const fields = flatten(row.rest, accountField);
  return {
    id: row.id?.toWellFormed() ?? hashOf([messages, startedAt ?? null, fields]).slice(0, 32),
    messages,
    ...(account !== undefined && secret !== null && { account: keyedHash(secret, account) }),
    ...(startedAt !== undefined && { startedAt }),
    fields,
  };
}

/** ISO 8601 in UTC from text or from epoch seconds, milliseconds, microseconds or nanoseconds, told apart by size. */
export function toIsoTime(value: unknown): string | undefined {
  const time =
    typeof value === 'string' && !/^\d+(?:\.\d+)?$/u.test(value) ? Date.parse(value) : epochMs(Number(value));
  if (value === null || value === undefined || typeof value === 'boolean' || !Number.isFinite(time)) return undefined;
  const date = new Date(time);
  const year = date.getUTCFullYear();
  return year >= 1970 && year < 2200 ? date.toISOString() : undefined;
}

function epochMs(value: number): number {
  if (value < 1e11) return value * 1000;
  if (value < 1e14) return value;
  return value < 1e17 ? value / 1e3 : value / 1e6;
}

/** Nested members by dotted name. The account's own field is left out: its raw id is kept nowhere. */
function flatten(
  rest: Readonly<Record<string, unknown>>,
  accountField: string | undefined,
): Record<string, FieldValue> {
  const fields: [string, FieldValue][] = [];
  const visit = (value: unknown, name: string, depth: number): void => {
    if (name === accountField || fields.length >= MAX_FIELDS) return;
    const scalar = scalarOf(value);
    if (scalar !== undefined) fields.push([name, scalar]);
    else if (isObject(value) && depth < MAX_DEPTH)
      for (const [key, member] of Object.entries(value)) visit(member, `${name}.${key}`, depth + 1);
  };
  for (const [name, value] of Object.entries(rest)) visit(value, name, 1);
  return Object.fromEntries(fields.sort(([left], [right]) => (left < right ? -1 : 1)));
}

function scalarOf(value: unknown): FieldValue | undefined {
  if (typeof value === 'string') return value.toWellFormed().slice(0, MAX_VALUE).toWellFormed();
  if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return value;
  if (!Array.isArray(value)) return undefined;
  const parts = value.map(scalarOf);
  if (value.some((part) => Array.isArray(part)) || parts.includes(undefined)) return undefined;
  return parts.map(String).sort().join(', ').slice(0, MAX_VALUE).toWellFormed();
}

function memberAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => (isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined), value);
}
