/** Small readers of untrusted JSON values that formats share. */
import type { Message } from '../../records.ts';

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
