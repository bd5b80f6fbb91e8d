/**
 * A batch carries what the live model would send, and its answers are read as the live model reads them: a call has one
 * key in the ledger however it is made. So the live model does both, and is kept from the net.
 */
import { CallError } from '../call-error.ts';
import type { LanguageModel, ModelReply, ModelRequest } from '../language-model.ts';
import type { LiveOptions } from '../live/from-provider.ts';

export interface AsLive {
  /** JSON of what the live model sends. @throws CallError `rejected` where it would send nothing */
  bodyOf(request: ModelRequest): Promise<string>;
  /** What the live model says of an answer. @throws CallError */
  replyOf(status: number, body: unknown): Promise<ModelReply>;
}

const never = new AbortController().signal;
/** Whatever can be in an answer is asked for: what was not is not in it. */
const anything: ModelRequest = {
  messages: [{ role: 'user', text: 'anything' }],
  schema: { type: 'object' },
  logprobs: 1,
  maxOutputTokens: 1,
};

export function asLive(open: (options: LiveOptions) => LanguageModel, options: LiveOptions): AsLive {
  // A model for each: what one sends is never taken for what another sends at the same time.
  const ask = (request: ModelRequest, fetch: typeof globalThis.fetch): Promise<ModelReply> =>
    open({ ...options, apiKey: 'none', fetch }).generate(request, never);
  return {
    bodyOf: async (request) => {
      let sent: string | null = null;
      const keep: typeof globalThis.fetch = async (_place, init) => {
        sent = String(init?.body);
        throw new CallError('rejected');
      };
      await ask(request, keep).catch(() => {});
      if (sent === null) throw new CallError('rejected');
      return sent;
    },
    replyOf: (status, body) =>
      ask(
        anything,
        async () =>
          new Response(JSON.stringify(body ?? null), { status, headers: { 'content-type': 'application/json' } }),
      ),
  };
}
