/** Asks for one word, to see what a server tells of the probabilities of others: `sightline doctor --model`. */
import type { ModelRequest } from '../language-model.ts';

/** `Yes` is right; what counts is that `No` has a probability too. */
export function choiceRequest(logprobs: number): ModelRequest {
  return {
    messages: [{ role: 'user', text: 'Is Paris a city in France? Answer with one word, Yes or No.' }],
    maxOutputTokens: 16,
    reasoning: 'least',
    ...(logprobs > 0 && { logprobs }),
  };
}

export const choicePrompt = { name: 'check-choice', version: 2 } as const;

/** What begins so is an answer to it. */
export const CHOICE_ANSWERED = /^[\s"'*_(]*(?:yes|no)\b/iu;
