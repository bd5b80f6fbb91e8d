/**
 * What was said in a span by the names of OpenTelemetry's conventions for generative AI, of today and before, and by those of OpenLLMetry and the
 * AI SDK: https://github.com/open-telemetry/semantic-conventions-genai, https://ai-sdk.dev/docs/ai-sdk-core/telemetry.
 */
import { isObject } from '../../../core/json.ts';
import type { Message } from '../../records.ts';
import { count, inputMessages, type LeftOut, messagesOf, outputMessages, systemOf, unpacked } from './content.ts';
import { type Span, type SpanEvent, spreadList } from './spans.ts';

const OWN = /^(?:gen_ai\.|ai\.(?:prompt|response|operationId|model)|traceloop\.entity\.)/u;
const NO_TALK = new Set<unknown>(['embeddings', 'execute_tool', 'create_agent', 'rerank']);
const DETAILS = 'gen_ai.client.inference.operation.details';
const EVENT = /^gen_ai\.(system|user|assistant|tool)\.message$/u;

export function isGenAi({ attributes, events }: Span): boolean {
  return (
    Object.keys(attributes).some((name) => OWN.test(name)) || events.some(({ name }) => name.startsWith('gen_ai.'))
  );
}

/** Null where the span is of another kind of work: a tool, embeddings. */
export function genAiMessages(span: Span, leftOut: LeftOut): Message[] | null {
  if (NO_TALK.has(span.attributes['gen_ai.operation.name']) || span.attributes['ai.operationId'] === 'ai.toolCall')
    return null;
  const details = span.events.find(({ name }) => name === DETAILS)?.attributes ?? {};
  const attributes = { ...details, ...span.attributes };
  for (const read of [current, ofEvents, spread, inTexts, ofAiSdk]) {
    // What an attempt in vain left out is said again by the one that counts.
    const tally: LeftOut = {};
    const messages = read({ ...span, attributes }, tally);
    if (messages.length === 0 && Object.keys(tally).length === 0) continue;
    for (const [kind, by] of Object.entries(tally)) count(leftOut, kind as keyof LeftOut, by);
    return messages;
  }
  return [];
}

function current({ attributes }: Span, leftOut: LeftOut): Message[] {
  const [input, output] = [
    unpacked(attributes['gen_ai.input.messages']),
    unpacked(attributes['gen_ai.output.messages']),
  ];
  if (input === undefined && output === undefined) return [];
  const system = systemOf({ system: unpacked(attributes['gen_ai.system_instructions']) }, leftOut);
  return [...system, ...inputMessages(input, leftOut), ...outputMessages(output, leftOut)];
}

/** `gen_ai.user.message` and its like, and `gen_ai.choice`, in the order in which they came. */
function ofEvents({ events }: Span, leftOut: LeftOut): Message[] {
  return events.flatMap((event) => {
    const role = EVENT.exec(event.name)?.[1];
    const body = bodyOf(event);
    if (role !== undefined)
      return messagesOf({ ...body, role: role === 'tool' ? 'tool' : (body.role ?? role) }, leftOut);
    if (event.name === 'gen_ai.choice' && (body.index ?? 0) === 0) return choiceOf(body, leftOut);
    if (event.name === 'gen_ai.content.prompt') return inputMessages(event.attributes['gen_ai.prompt'], leftOut);
    return event.name === 'gen_ai.content.completion'
      ? outputMessages(event.attributes['gen_ai.completion'], leftOut)
      : [];
  });
}

function choiceOf(body: Readonly<Record<string, unknown>>, leftOut: LeftOut): Message[] {
  const message = unpacked(body.message);
  return messagesOf(
    isObject(message) ? { role: 'assistant', ...message } : { role: 'assistant', content: message ?? body.content },
    leftOut,
  );
}

function bodyOf({ body, attributes }: SpanEvent): Readonly<Record<string, unknown>> {
  const told = unpacked(body ?? attributes['gen_ai.event.content']);
  if (!isObject(told)) return { ...attributes, ...(typeof told === 'string' && { content: told }) };
  return { ...attributes, ...told };
}

/** `gen_ai.prompt.0.role` and so on. */
function spread({ flat }: Span, leftOut: LeftOut): Message[] {
  const read = (prefix: string, otherwise: string): Message[] =>
    spreadList(flat, prefix).flatMap((member) => {
      if ([...member.keys()].some((name) => name.startsWith('tool_calls'))) count(leftOut, 'tool');
      return messagesOf({ role: member.get('role') ?? otherwise, content: unpacked(member.get('content')) }, leftOut);
    });
  return [...read('gen_ai.prompt', 'user'), ...read('gen_ai.completion', 'assistant')];
}

function inTexts({ attributes }: Span, leftOut: LeftOut): Message[] {
  const input = attributes['gen_ai.prompt'] ?? attributes['traceloop.entity.input'];
  const output = attributes['gen_ai.completion'] ?? attributes['traceloop.entity.output'];
  return [...inputMessages(input, leftOut), ...outputMessages(output, leftOut)];
}

function ofAiSdk({ attributes }: Span, leftOut: LeftOut): Message[] {
  const asked = inputMessages(attributes['ai.prompt.messages'] ?? attributes['ai.prompt'], leftOut);
  const calls = unpacked(attributes['ai.response.toolCalls']);
  if (Array.isArray(calls)) count(leftOut, 'tool', calls.length);
  return [...asked, ...outputMessages(attributes['ai.response.text'] ?? attributes['ai.response.object'], leftOut)];
}
