/** Calls to a live model: looked up first, and made only where the ledger has no answer. */
import { CallError } from '../models/call-error.ts';
import type { LanguageModel, ModelReply } from '../models/language-model.ts';
import { estimateTokensOf, mostInputTokens } from '../models/token-estimate.ts';
import { type AttemptParts, untilAnswered } from './attempts.ts';
import { type Call, type CommittedReply, callKey, type RecallingCaller } from './call.ts';
import { committedReply, promptLabel, tooLong } from './ledger-replies.ts';
import { oncePerKey } from './once-per-key.ts';
import { recalling } from './recalling.ts';

export interface CallerParts extends AttemptParts {
  readonly model: LanguageModel;
}

export function createCaller(parts: CallerParts): RecallingCaller {
  const once = oncePerKey<CommittedReply>();
  return {
    ...recalling(parts, parts.clock.now),
    model: parts.model,
    call: (call) => {
      const key = callKey(parts.model, call);
      return once(key, () => lookUpOrMake(parts, key, call));
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
    likely: estimateTokensOf(request.messages.map(({ text }) => text)) + request.maxOutputTokens,
    work: () => parts.model.generate(request, parts.life.signal).catch(answerOf),
    recorded: (reply) => reply,
  });
  return committedReply(row);
}

function answerOf(error: unknown): CommittedReply {
  if (error instanceof CallError && error.kind === 'too-long') return tooLong;
  throw error;
}
