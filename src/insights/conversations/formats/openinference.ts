import { isObject } from '../../../core/json.ts';
import type { ConversationFormat } from '../format.ts';
import { isOpenInference } from './openinference-keys.ts';
import { readSpans } from './read-span.ts';
import { spansOf } from './spans.ts';

/** Spans of OpenInference (Arize Phoenix and what it instruments): OTLP as JSON, or a span a row with attributes by name, nested or as columns. */
export const openInferenceFormat: ConversationFormat = {
  name: 'openinference',
  title: 'OpenInference (Phoenix), spans',
  evidence: 'attributes openinference.* or llm.input_messages.*',
  accounts: 'user.id',
  lines: 'json',
  examples: [
    {
      name: 'ChatCompletion',
      context: { trace_id: 't1', span_id: 'p1' },
      start_time: '2025-05-01T10:00:00Z',
      attributes: {
        'openinference.span.kind': 'LLM',
        'session.id': 's1',
        'user.id': 'u-17',
        'llm.input_messages.0.message.role': 'user',
        'llm.input_messages.0.message.content': 'How do I prune a pear tree?',
        'llm.output_messages.0.message.role': 'assistant',
        'llm.output_messages.0.message.content': 'In late winter.',
      },
    },
  ],
  detects: (row) => isObject(row) && mayHoldSpans(row) && spansOf(row).some(isOpenInference),
  read: (row) => (isObject(row) ? readSpans(row) : 'not-a-conversation'),
};

/** Worth a closer look. */
function mayHoldSpans(row: Readonly<Record<string, unknown>>): boolean {
  if (Array.isArray(row.resourceSpans)) return true;
  return (typeof row.attributes === 'object' && row.attributes !== null) || 'attributes.openinference.span.kind' in row;
}
