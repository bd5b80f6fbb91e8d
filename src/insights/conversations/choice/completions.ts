/** Completions of a conversation: what a sample of completions is drawn from. */
import type { Message } from '../../records.ts';

/** A log that holds no answers has one completion after each turn of the user. */
function answering(messages: readonly Message[]): Message['role'] {
  return messages.some(({ role }) => role === 'assistant') ? 'assistant' : 'user';
}

export function completionsIn(messages: readonly Message[]): number {
  const role = answering(messages);
  return Math.max(1, messages.filter((message) => message.role === role).length);
}

/** The transcript up to a completion, counted from 1; with somebody asking, however it began. */
export function upToCompletion(messages: readonly Message[], completion: number): readonly Message[] {
  const role = answering(messages);
  const places = messages.flatMap((message, at) => (message.role === role ? [at] : []));
  const firstAsked = messages.findIndex((message) => message.role === 'user');
  const last = Math.max(places[completion - 1] ?? messages.length - 1, firstAsked);
  return messages.slice(0, last + 1);
}
