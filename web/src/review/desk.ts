/** The only part of the page that speaks with its server. Nothing that it hears is kept. */
import type { PageState } from '../../../src/insights/review/page-state.ts';
import { askDesk } from '../data/ask-desk.ts';

export function readState(): Promise<PageState> {
  return askDesk('state.json');
}

/** The state afterwards, whether or not the answer was taken. */
export function sendAnswer(item: string, answer: string): Promise<PageState> {
  return askDesk('answer', { item, answer });
}

export function sendUndo(): Promise<PageState> {
  return askDesk('undo', {});
}
