import { isObject } from '../../../core/json.ts';
import type { ConversationFormat } from '../format.ts';
import { isGenAi } from './gen-ai-keys.ts';
import { readSpans } from './read-span.ts';
import { isOtlp, spansOf } from './spans.ts';

/**
 * Spans and log records of OpenTelemetry for generative AI, in OTLP as JSON (a request a line, as the collector's file exporter writes them) or a span a row: attributes of today, events
 * and spread attributes of before, and those of the AI SDK. Spans of other work are counted and left.
 */
export const openTelemetryFormat: ConversationFormat = {
  name: 'opentelemetry',
  title: 'OpenTelemetry for generative AI, OTLP as JSON',
  evidence: '"resourceSpans" or "resourceLogs", or a span with attributes gen_ai.* or ai.*',
  accounts: 'user.id, enduser.id, ai.telemetry.metadata.userId',
  lines: 'json',
  examples: [
    {
      resourceSpans: [
        {
          resource: { attributes: [{ key: 'service.name', value: { stringValue: 'app' } }] },
          scopeSpans: [
            {
              scope: { name: 'app' },
              spans: [
                {
                  traceId: '0af7651916cd43dd8448eb211c80319c',
                  spanId: 'b7ad6b7169203331',
                  name: 'chat gpt-5',
                  startTimeUnixNano: '1714557600000000000',
                  attributes: [
                    { key: 'gen_ai.operation.name', value: { stringValue: 'chat' } },
                    { key: 'gen_ai.conversation.id', value: { stringValue: 's1' } },
                    { key: 'user.id', value: { stringValue: 'u-17' } },
                    {
                      key: 'gen_ai.input.messages',
                      value: {
                        stringValue:
                          '[{"role":"user","parts":[{"type":"text","content":"How do I prune a pear tree?"}]}]',
                      },
                    },
                    {
                      key: 'gen_ai.output.messages',
                      value: {
                        stringValue: '[{"role":"assistant","parts":[{"type":"text","content":"In late winter."}]}]',
                      },
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
  ],
  detects: (row) => isObject(row) && (isOtlp(row) || (isSpanRow(row) && spansOf(row).some(isGenAi))),
  read: (row) => (isObject(row) ? readSpans(row) : 'not-a-conversation'),
};

/** Worth a closer look. */
function isSpanRow(row: Readonly<Record<string, unknown>>): boolean {
  return typeof row.attributes === 'object' && row.attributes !== null && typeof row.name === 'string';
}
