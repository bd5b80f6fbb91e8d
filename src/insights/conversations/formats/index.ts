/** All formats, in the order in which they are tried. */
import { usageError } from '../../../core/errors.ts';
import type { ConversationFormat } from '../format.ts';
import { openAiFormat } from './openai.ts';
import { simpleFormat } from './simple.ts';
import { textFormat } from './text.ts';

export const formats: readonly ConversationFormat[] = [simpleFormat, openAiFormat, textFormat];

export function formatNamed(name: string, among: readonly ConversationFormat[] = formats): ConversationFormat {
  const format = among.find((candidate) => candidate.name === name);
  if (format !== undefined) return format;
  throw usageError(
    'FORMAT_UNKNOWN',
    'No format has that name.',
    `Choose one of: ${among.map((candidate) => `${candidate.name} (${candidate.title})`).join('; ')}.`,
  );
}
