/** All formats, in the order in which they are tried: what is told by a name of its own before what is told by `messages` alone. */
import { usageError } from '../../../core/errors.ts';
import type { ConversationFormat } from '../format.ts';
import { anthropicFormat } from './anthropic.ts';
import { anthropicBatchFormat } from './anthropic-batch.ts';
import { chatgptExportFormat } from './chatgpt-export.ts';
import { claudeCodeFormat } from './claude-code.ts';
import { claudeExportFormat } from './claude-export.ts';
import { inspectLogFormat } from './inspect-log.ts';
import { langfuseFormat } from './langfuse.ts';
import { langsmithFormat } from './langsmith.ts';
import { litellmFormat } from './litellm.ts';
import { lmsysFormat } from './lmsys.ts';
import { oasstFormat } from './oasst.ts';
import { openAiFormat } from './openai.ts';
import { openAiBatchFormat } from './openai-batch.ts';
import { openAiResponsesFormat } from './openai-responses.ts';
import { openInferenceFormat } from './openinference.ts';
import { openTelemetryFormat } from './opentelemetry.ts';
import { sharegptFormat } from './sharegpt.ts';
import { simpleFormat } from './simple.ts';
import { textFormat } from './text.ts';
import { wildchatFormat } from './wildchat.ts';

export const conversationFormats: readonly ConversationFormat[] = [
  lmsysFormat,
  wildchatFormat,
  sharegptFormat,
  openAiBatchFormat,
  openAiResponsesFormat,
  chatgptExportFormat,
  litellmFormat,
  inspectLogFormat,
  oasstFormat,
  anthropicBatchFormat,
  anthropicFormat,
  claudeExportFormat,
  claudeCodeFormat,
  langfuseFormat,
  langsmithFormat,
  openInferenceFormat,
  openTelemetryFormat,
  simpleFormat,
  openAiFormat,
  textFormat,
];

export function formatNamed(
  name: string,
  among: readonly ConversationFormat[] = conversationFormats,
): ConversationFormat {
  const format = among.find((candidate) => candidate.name === name);
  if (format !== undefined) return format;
  throw usageError(
    'FORMAT_UNKNOWN',
    'No format has that name.',
    `Choose one of: ${among.map((candidate) => `${candidate.name} (${candidate.title})`).join('; ')}.`,
  );
}
