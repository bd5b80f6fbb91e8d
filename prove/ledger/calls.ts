/** The calls that are made in the proof: all different, each to be known again on the wire. */
import type { Call } from '../../src/calls/call.ts';

export const MODEL = 'vllm:stub';
export const RUN = 'proof';

export function callAt(index: number): Call {
  return {
    prompt: { name: 'proof', version: 1 },
    request: {
      messages: [
        { role: 'system', text: 'Answer in a word.' },
        { role: 'user', text: `Call number ${index}.` },
      ],
      maxOutputTokens: 50,
    },
    sample: 0,
  };
}

/** The number of a call, from any body that holds its text. */
export function indexIn(text: string): number {
  return Number(/Call number (\d+)\./u.exec(text)?.[1] ?? Number.NaN);
}
