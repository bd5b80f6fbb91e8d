/** What a set says of itself where it is published. All of it is optional: what nobody stated is not made up. */
import { z } from 'zod';
import { NOT_A_PLAIN_LINE, PLAIN_LINE } from '../../core/terminal-text.ts';

const line = z.string().min(1).max(1000).regex(PLAIN_LINE, NOT_A_PLAIN_LINE);

const generatorSchema = z.strictObject({
  /** `provider:model`, as calls name it, or in words. */
  model: line,
  /** What it did: `wrote items`, `checked labels`. */
  role: line.optional(),
  /** Where its terms of use, or the licence of its weights, are to be read. */
  terms: line.optional(),
});
export type Generator = z.infer<typeof generatorSchema>;

export const publicationSchema = z.strictObject({
  title: line.optional(),
  /** One sentence: what the items measure. */
  summary: line.optional(),
  version: line.optional(),
  /** SPDX id, such as `CC-BY-4.0`, or the name of another licence. */
  license: line.optional(),
  /** Who is to be named, and how. */
  attribution: line.optional(),
  /** Where it comes from: a link, or words. */
  source: line.optional(),
  /** Where it is published. */
  url: z.url({ protocol: /^https?$/u }).optional(),
  /** `Family, Given` for a person; anything else is an organisation. */
  authors: z.array(line).min(1).optional(),
  /** ISO 639: `en`. */
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/u, 'a code of ISO 639, such as en'))
    .min(1)
    .optional(),
  /** By which copies in a training corpus are found. */
  canary: z.uuid().optional(),
  /** Models that wrote or checked items. */
  generators: z.array(generatorSchema).min(1).optional(),
});
export type Publication = z.infer<typeof publicationSchema>;
