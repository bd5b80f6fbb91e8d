/** Which conversations a run is about, as a model says. What it cannot say, or not in time, is left out and counted. */
import { ask } from '../../../calls/ask.ts';
import type { Caller } from '../../../calls/call.ts';
import type { Message } from '../../records.ts';
import { atSomeLength } from './ask-facets.ts';
import { screenPrompt } from './screen-prompt.ts';

export interface ScreenDecision {
  readonly isKept: boolean;
  /** What it is counted under: `yes`, `no`, `cannot tell`, or what went wrong. */
  readonly verdict: string;
}

export function screener(caller: Caller, question: string): (messages: readonly Message[]) => Promise<ScreenDecision> {
  const prompt = screenPrompt(question);
  return async (messages) => {
    const answer = await atSomeLength(messages, (transcript) => ask(caller, prompt, { transcript }));
    const verdict = answer.outcome === 'answered' ? answer.value.answer : answer.outcome;
    return { isKept: verdict === 'yes', verdict };
  };
}
