/** What was said in a span by the names of OpenInference: https://github.com/Arize-ai/openinference, spec/semantic_conventions.md. */
import type { Message } from '../../records.ts';
import { count, inputMessages, kindOf, type LeftOut, messagesOf, outputMessages } from './content.ts';
import { type Span, spreadList } from './spans.ts';

const KIND = 'openinference.span.kind';
const TALKS = new Set<unknown>(['LLM', 'CHAIN', 'AGENT', undefined]);
const OWN = /^(?:openinference\.|llm\.(?:input|output)_messages\b)/u;

export function isOpenInference({ flat }: Span): boolean {
  for (const name of flat.keys()) if (OWN.test(name)) return true;
  return false;
}

/** Null where the span is of another kind of work: a tool, a retriever, embeddings. */
export function openInferenceMessages(span: Span, leftOut: LeftOut): Message[] | null {
  const { flat } = span;
  if (!TALKS.has(flat.get(KIND))) return null;
  const said = [...listed(span, 'llm.input_messages', leftOut), ...listed(span, 'llm.output_messages', leftOut)];
  if (said.length > 0) return said;
  const values = [
    ...inputMessages(flat.get('input.value'), leftOut),
    ...outputMessages(flat.get('output.value'), leftOut),
  ];
  // Chains pass on what is no talk as well.
  return values.length === 0 && flat.get(KIND) !== 'LLM' ? null : values;
}

function listed({ flat }: Span, prefix: string, leftOut: LeftOut): Message[] {
  return spreadList(flat, prefix).flatMap((member) => {
    const names = [...member.keys()];
    if (names.some((name) => name.startsWith('message.tool_calls.'))) count(leftOut, 'tool');
    const content = member.get('message.content') ?? contentsOf(member, leftOut);
    return messagesOf({ role: member.get('message.role'), content }, leftOut);
  });
}

function contentsOf(member: ReadonlyMap<string, unknown>, leftOut: LeftOut): string {
  const texts = spreadList(member, 'message.contents').map((part) => {
    const text = part.get('message_content.text');
    if (typeof text === 'string') return text;
    count(leftOut, kindOf(part.get('message_content.type')));
    return '';
  });
  return texts.filter((text) => text !== '').join('\n');
}
