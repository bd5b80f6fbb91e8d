import { z } from 'zod';

/** Words of a spec: trimmed, and some. @param longest in characters */
export const plainText = (longest: number) => z.string().trim().min(1).max(longest);
