/** Log-probabilities from the body of a reply in OpenAI's format of chat completions, which all servers that have any follow. */
import { z } from 'zod';
import type { TokenChoice } from '../token-choice.ts';

const scored = z.object({ token: z.string(), logprob: z.number() });
const bodySchema = z.object({
  choices: z
    .array(
      z.object({
        logprobs: z.object({ content: z.array(scored.extend({ top_logprobs: z.array(scored).nullish() })).min(1) }),
      }),
    )
    .min(1),
});

/** Null where there are none, or what is there makes no sense: a probe, or who asked, is told so and not guessed for. */
export function tokenChoices(body: unknown): TokenChoice[] | null {
  const parsed = bodySchema.safeParse(body);
  const content = parsed.data?.choices[0]?.logprobs.content;
  return (
    content?.map(({ token, logprob, top_logprobs: alternatives }) => ({
      token,
      logprob: clipped(logprob),
      alternatives: (alternatives ?? [])
        .map((other) => ({ token: other.token, logprob: clipped(other.logprob) }))
        .sort((one, other) => other.logprob - one.logprob),
    })) ?? null
  );
}

/** Rounding puts certainty above 0 at times. Some servers write -9999 for what they do not tell: a probability of 0. */
function clipped(logprob: number): number {
  return Math.max(-9999, Math.min(0, logprob));
}
