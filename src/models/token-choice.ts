/** Log-probabilities, in the one shape that every server's are brought into. */
import { z } from 'zod';

const scored = z.object({
  /** As the server writes it: whitespace is part of it. */
  token: z.string(),
  /** Natural logarithm, 0 or less. */
  logprob: z.number().max(0),
});

export const tokenChoiceSchema = scored.extend({
  /** The likeliest tokens at this place, most likely first. The one that was drawn need not be among them. */
  alternatives: z.array(scored),
});
/** One token of a reply and what else could have stood there. */
export type TokenChoice = z.infer<typeof tokenChoiceSchema>;
