/** What is said in a message, in the many shapes in which APIs and tracers write it; what is no words is counted. */
import { isObject, parseJson } from '../../../core/json.ts';
import { toIsoTime } from '../../iso-time.ts';
import type { Message } from '../../records.ts';
import { roleOf } from './object.ts';

/** Parts of messages that are no words of a person or an assistant, by kind. */
export type LeftOut = Partial<
  Record<'tool' | 'reasoning' | 'media' | 'attachments' | 'pasted' | 'branches' | 'other', number>
>;

export function count(leftOut: LeftOut, kind: keyof LeftOut, by = 1): void {
  if (by > 0) leftOut[kind] = (leftOut[kind] ?? 0) + by;
}

/** As a member of `rest`; nothing where nothing was left out. */
export function leftOutField(leftOut: LeftOut): { readonly left_out?: LeftOut } {
  return Object.keys(leftOut).length > 0 ? { left_out: leftOut } : {};
}

const WORDS = new Set<unknown>(['text', 'input_text', 'output_text', undefined, null]);
const kinds: readonly (readonly [keyof LeftOut, RegExp])[] = [
  ['reasoning', /think|reason|thought/iu],
  ['tool', /tool|function|call|mcp|search|execution/iu],
  ['media', /image|audio|video|blob|uri|media/iu],
  ['attachments', /document|file|attachment/iu],
];

/** Text, a part, or a list of either: texts joined by line breaks. */
export function textOf(content: unknown, leftOut: LeftOut): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return textOfPart(content, leftOut);
  const texts = content.map((part) => textOfPart(part, leftOut));
  return texts.filter((text) => text !== '').join('\n');
}

function textOfPart(part: unknown, leftOut: LeftOut): string {
  if (typeof part === 'string') return part;
  if (!isObject(part)) return '';
  const { type } = part;
  if (WORDS.has(type)) return [part.text, part.content].find((text) => typeof text === 'string') ?? '';
  if (type === 'refusal' && typeof part.refusal === 'string') return part.refusal;
  count(leftOut, kindOf(type));
  return '';
}

export function kindOf(type: unknown): keyof LeftOut {
  return kinds.find(([, pattern]) => typeof type === 'string' && pattern.test(type))?.[0] ?? 'other';
}

/**
 * The message in any of the usual shapes: `{role, content}` of the chat APIs, `{role, parts}` of OpenTelemetry and Gemini, and
 * LangChain's `{type, content}`, `{type, data}` and `{lc, id, kwargs}`. Nothing where nobody says a word.
 */
export function messagesOf(value: unknown, leftOut: LeftOut): Message[] {
  if (!isObject(value)) return [];
  const said = unwrapped(value);
  const role = roleOf(said.role);
  if (role === 'tool') {
    count(leftOut, 'tool');
    return [];
  }
  if (Array.isArray(said.tool_calls)) count(leftOut, 'tool', said.tool_calls.length);
  if (isObject(said.function_call)) count(leftOut, 'tool');
  if (typeof said.reasoning_content === 'string' && said.reasoning_content !== '') count(leftOut, 'reasoning');
  const text = textOf(said.content ?? said.parts, leftOut);
  return role === null || text.trim() === '' ? [] : [{ role, text, ...timeOf(said) }];
}

function unwrapped(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (typeof value.role === 'string' && value.kwargs === undefined) return value;
  if (isObject(value.kwargs)) {
    const name = Array.isArray(value.id) ? value.id.at(-1) : undefined;
    const type = typeof name === 'string' ? name.replace(/Message(?:Chunk)?$/u, '').toLowerCase() : value.type;
    return { ...value.kwargs, role: type === 'chat' ? value.kwargs.role : (type ?? value.kwargs.type) };
  }
  if (isObject(value.data) && value.role === undefined) return { ...value.data, role: value.type };
  if (isObject(value.message) && value.role === undefined) return { ...value.message, role: value.message.role };
  const type = typeof value.type === 'string' && value.type !== 'message' ? value.type : undefined;
  return { ...value, role: value.role ?? type };
}

function timeOf({ timestamp, created_at }: Readonly<Record<string, unknown>>): { readonly at?: string } {
  if (timestamp === undefined && created_at === undefined) return {};
  const at = toIsoTime(timestamp ?? created_at);
  return at === undefined ? {} : { at };
}

/** A value that may be written as JSON in a text. */
export function unpacked(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{"]/u.test(value)) return value;
  return parseJson(value) ?? value;
}

const LISTS = ['messages', 'chat_history', 'input_messages', 'history'];
const ASKED = ['input', 'question', 'query', 'prompt', 'user_input', 'text', 'content', 'message'];
const ANSWERED = ['output', 'answer', 'response', 'completion', 'text', 'content', 'result', 'message'];

/** Whatever a tracer logged as input of a call or a turn. A text alone is what the user said. */
export function inputMessages(input: unknown, leftOut: LeftOut): Message[] {
  return spokenIn(unpacked(input), 'user', ASKED, leftOut);
}

/** Whatever a tracer logged as its output. A text alone is what the assistant said. */
export function outputMessages(output: unknown, leftOut: LeftOut): Message[] {
  const value = unpacked(output);
  const [choice] = isObject(value) && Array.isArray(value.choices) ? value.choices : [];
  if (isObject(choice)) return messagesOf(choice.message ?? choice, leftOut);
  return spokenIn(value, 'assistant', ANSWERED, leftOut);
}

function spokenIn(
  value: unknown,
  speaker: 'user' | 'assistant',
  names: readonly string[],
  leftOut: LeftOut,
): Message[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [{ role: speaker, text: value }];
  if (Array.isArray(value)) return flattened(value).flatMap((each) => spokenBy(each, speaker, leftOut));
  if (!isObject(value)) return [];
  const list = LISTS.map((name) => unpacked(value[name])).find(Array.isArray);
  if (list !== undefined) return [...systemOf(value, leftOut), ...spokenIn(list, speaker, names, leftOut)];
  if (value.role !== undefined || isObject(value.kwargs)) return messagesOf(value, leftOut);
  const named = names.map((name) => unpacked(value[name])).find((found) => found !== undefined && found !== null);
  if (typeof named === 'string') return spokenIn(named, speaker, [], leftOut);
  return Array.isArray(named) || isObject(named) ? shallow(named, speaker, leftOut) : [];
}

/** One level of wrapping, not any depth: data nobody vouches for. */
function shallow(value: unknown, speaker: 'user' | 'assistant', leftOut: LeftOut): Message[] {
  if (Array.isArray(value)) return flattened(value).flatMap((each) => spokenBy(each, speaker, leftOut));
  if (!isObject(value)) return [];
  const list = LISTS.map((name) => unpacked(value[name])).find(Array.isArray);
  return list === undefined
    ? spokenBy(value, speaker, leftOut)
    : flattened(list).flatMap((each) => spokenBy(each, speaker, leftOut));
}

/** LangChain logs lists of lists: one for each prompt of a call. */
function flattened(list: readonly unknown[]): readonly unknown[] {
  return Array.isArray(list[0]) ? list[0] : list;
}

function spokenBy(value: unknown, speaker: 'user' | 'assistant', leftOut: LeftOut): Message[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [{ role: speaker, text: value }];
  if (!isObject(value)) return [];
  const told = messagesOf(value, leftOut);
  const anonymous = value.role === undefined && value.kwargs === undefined && WORDS.has(value.type);
  if (told.length > 0 || !anonymous) return told;
  const text = textOf(value, leftOut);
  return text.trim() === '' ? [] : [{ role: speaker, text }];
}

/** The prompt of the system where a request keeps it beside its messages. */
export function systemOf(request: Readonly<Record<string, unknown>>, leftOut: LeftOut): Message[] {
  const text = textOf(request.system ?? request.instructions ?? request.system_instructions ?? '', leftOut);
  return text.trim() === '' ? [] : [{ role: 'system', text }];
}
