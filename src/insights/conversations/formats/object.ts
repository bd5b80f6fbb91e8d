/** Small readers of untrusted JSON values that formats share. */
import { isObject } from '../../../core/json.ts';
import type { Message } from '../../records.ts';
import type { RejectReason } from '../format.ts';

/** The first of the values that is a string with text or a number, as a string. */
export function firstId(...values: readonly unknown[]): string | undefined {
  for (const value of values) {
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  }
  return undefined;
}

const roles: ReadonlyMap<string, Message['role']> = new Map([
  ['user', 'user'],
  ['human', 'user'],
  ['prompter', 'user'],
  ['assistant', 'assistant'],
  ['gpt', 'assistant'],
  ['bot', 'assistant'],
  ['chatbot', 'assistant'],
  ['model', 'assistant'],
  ['ai', 'assistant'],
  ['chatgpt', 'assistant'],
  ['bing', 'assistant'],
  ['bard', 'assistant'],
  ['system', 'system'],
  ['developer', 'system'],
  ['tool', 'tool'],
  ['function', 'tool'],
]);

/** The role by any of its usual names, or null. */
export function roleOf(value: unknown): Message['role'] | null {
  return typeof value === 'string' ? (roles.get(value) ?? roles.get(value.toLowerCase()) ?? null) : null;
}

/** Whether a user said anything. */
export function hasUserTurn(messages: readonly Message[]): boolean {
  return messages.some(({ role, text }) => role === 'user' && text.trim() !== '');
}

/** The object without the named members. */
export function without(
  object: Readonly<Record<string, unknown>>,
  names: ReadonlySet<string>,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.has(name)));
}

/** Of the named members those that the object has, in the names' order. */
export function pick(object: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const name of names) if (Object.hasOwn(object, name)) picked[name] = object[name];
  return picked;
}

/** The first of the members that is there and not null. */
export function firstOf(object: Readonly<Record<string, unknown>>, names: readonly string[]): unknown {
  return names.map((name) => object[name]).find((value) => value !== undefined && value !== null);
}

/** The member where it is an object, else one that has nothing. */
export function objectAt(object: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>> {
  const value = object[name];
  return isObject(value) ? value : {};
}

/** Why the messages of a row that is no part are no conversation; null where somebody asks. */
export function problemOf(messages: readonly Message[]): RejectReason | null {
  if (hasUserTurn(messages)) return null;
  return messages.length > 0 ? 'no-user-turn' : 'not-a-conversation';
}
