/** The only part of the page that speaks with its server. Nothing that it hears is kept. */
import type { PageState } from '../../../src/insights/review/page-state.ts';

export class DeskGone extends Error {}

export function readState(): Promise<PageState> {
  return ask('state.json');
}

/** The state afterwards, whether or not the answer was taken. */
export function sendAnswer(item: string, answer: string): Promise<PageState> {
  return ask('answer', { item, answer });
}

export function sendUndo(): Promise<PageState> {
  return ask('undo', {});
}

async function ask(path: string, body?: object): Promise<PageState> {
  const written = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  try {
    const answer = await fetch(path, body === undefined ? {} : written);
    if (answer.ok || answer.status === 409) return (await answer.json()) as PageState;
  } catch {
    // No answer at all says the same.
  }
  throw new DeskGone();
}
