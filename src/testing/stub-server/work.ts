/** A model at work behind any of the wire formats. */
import type { ModelReply, ModelRequest } from '../../models/language-model.ts';
import { noUsage, type Usage } from '../../models/usage.ts';
import { Refused, type StubState } from './stub-types.ts';

export type Worked = ModelReply & { readonly usage: Usage };

/** The reply, and its bill; a model that the server does not have, and a prompt that does not fit, are refused. */
export function worked(
  { options, answer, billed }: StubState,
  model: string,
  request: ModelRequest,
  malformed: boolean,
): Worked | Refused {
  if (options.models !== undefined && !options.models.includes(model)) {
    return new Refused(404, { error: { type: 'not_found_error', message: `model: ${model}` } });
  }
  const size = request.messages.reduce((sum, { text }) => sum + text.length, 0);
  if (size > LONGEST_PROMPT) {
    const message = 'prompt is too long: this model has a maximum context length';
    return new Refused(400, { error: { type: 'invalid_request_error', code: 'context_length_exceeded', message } });
  }
  const made = answer(request);
  const reply = { ...made, usage: made.usage ?? noUsage };
  billed.push(reply.usage);
  return malformed ? { ...reply, text: reply.text.slice(0, reply.text.length / 2) } : reply;
}

/** Characters. */
const LONGEST_PROMPT = 400_000;
