/** A span of a call to a model as a part of its conversation. */
import type { Message } from '../../records.ts';
import type { ReadResult, RejectReason } from '../format.ts';
import { type LeftOut, leftOutField } from './content.ts';
import { genAiMessages, isGenAi } from './gen-ai-keys.ts';
import { isOpenInference, openInferenceMessages } from './openinference-keys.ts';
import { idAt, type Span, spansOf } from './spans.ts';

const CONVERSATIONS = [
  ...['gen_ai.conversation.id', 'session.id', 'ai.telemetry.metadata.sessionId', 'langfuse.session.id'],
  ...['traceloop.association.properties.session_id', 'traceloop.association.properties.thread_id'],
];
const ACCOUNTS = [
  ...['user.id', 'enduser.id', 'ai.telemetry.metadata.userId', 'langfuse.user.id'],
  'traceloop.association.properties.user_id',
];
const MODELS = ['gen_ai.request.model', 'gen_ai.response.model', 'llm.model_name', 'ai.model.id'];
const FIELDS = {
  model: MODELS,
  provider: ['gen_ai.provider.name', 'gen_ai.system', 'llm.provider', 'ai.model.provider'],
  agent: ['gen_ai.agent.name'],
  service: ['service.name'],
  environment: ['deployment.environment.name', 'deployment.environment'],
} as const;

/** Of every span of a row, whichever conventions its attributes follow. */
export function readSpans(row: Readonly<Record<string, unknown>>): ReadResult[] {
  return spansOf(row).map(readSpan);
}

function readSpan(span: Span): ReadResult {
  const leftOut: LeftOut = {};
  const messages = messagesIn(span, leftOut) ?? [];
  const silent = messages.length > 0 ? undefined : silenceOf(span, leftOut);
  const [id, account] = [idAt(span, CONVERSATIONS), idAt(span, ACCOUNTS)];
  // A span around the calls may be the only one that says whose they are.
  if (silent !== undefined && (span.trace === undefined || (id ?? account) === undefined)) return silent;
  const fields = Object.entries(FIELDS).flatMap(([name, keys]) => {
    const value = idAt(span, keys);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...(id !== undefined && { id }),
    ...(account !== undefined && { account }),
    startedAt: span.start,
    messages,
    rest: { ...Object.fromEntries(fields), ...leftOutField(leftOut) },
    source: span.attributes,
    part: {
      kind: 'history',
      ...(span.trace !== undefined && { turn: span.trace }),
      ...(silent !== undefined && { silent }),
    },
  };
}

/** Why a span says nothing: it is of other work, or what was said in it was not recorded. */
function silenceOf(span: Span, leftOut: LeftOut): RejectReason {
  return messagesIn(span, {}) === null || Object.keys(leftOut).length > 0 ? 'other-record' : 'contents-left-out';
}

/** Null where it is no call to a model. */
function messagesIn(span: Span, leftOut: LeftOut): Message[] | null {
  if (isOpenInference(span)) return openInferenceMessages(span, leftOut);
  return isGenAi(span) ? genAiMessages(span, leftOut) : null;
}
