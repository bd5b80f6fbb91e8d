import { z } from 'zod';

/** Words of a spec: trimmed, and some. @param longest in characters */
export const plainText = (longest: number) => z.string().trim().min(1).max(longest);

/** What stands in a line of an item, or of a list in a prompt. @param longest in characters */
export const oneLine = (longest: number) =>
  plainText(longest).refine((text) => !/[\p{Cc}\u2028\u2029]/u.test(text), 'it must be one line of plain text');
