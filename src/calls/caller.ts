/** Calls to a live model: looked up first, and made only where the ledger has no answer. */
import { CallError } from '../models/call-error.ts';
import type { LanguageModel, ModelReply } from '../models/language-model.ts';
import { estimateTokens, mostInputTokens } from '../models/token-estimate.ts';
import { type AttemptParts, untilAnswered } from './attempts.ts';
import { type Call, type Caller, type CommittedReply, callKey } from './call.ts';
import { committedReply, promptLabel, tooLong } from './ledger-replies.ts';

export interface CallerParts extends AttemptParts {
  readonly model: LanguageModel;
}

export function createCaller(parts: CallerParts): Caller {
  const underWay = new Map<string, Promise<CommittedReply>>();
  return {
    model: parts.model,
    call: (call) => {
      const key = callKey(parts.model, call);
      const same = underWay.get(key);
      if (same !== undefined) return same;
      const reply = lookUpOrMake(parts, key, call).finally(() => underWay.delete(key));
      underWay.set(key, reply);
      return reply;
    },
  };
}

async function lookUpOrMake(parts: CallerParts, key: string, { prompt, request }: Call): Promise<CommittedReply> {
  const found = await parts.ledger.find(parts.run, key);
  if (found !== null) return committedReply(found);
  const { row } = await untilAnswered<CommittedReply & Pick<ModelReply, 'limits'>>(parts, {
    key,
    prompt: promptLabel(prompt),
    mostInput: mostInputTokens(request),
    mostOutput: request.maxOutputTokens,
    likely: request.messages.reduce((sum, { text }) => sum + estimateTokens(text), request.maxOutputTokens),
    work: () => parts.model.generate(request, parts.signal).catch(answerOf),
    recorded: (reply) => reply,
  });
  return committedReply(row);
}

function answerOf(error: unknown): CommittedReply {
  if (error instanceof CallError && error.kind === 'too-long') return tooLong;
  throw error;
}
