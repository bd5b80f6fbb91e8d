/** Calls to a server of embeddings: counted as all others are. Their answers are kept in the embedding cache, not here. */
import { hashOf } from '../core/hash.ts';
import { CallError } from '../models/call-error.ts';
import type { EmbeddedTexts, EmbeddingEndpoint } from '../models/endpoint/embedding-endpoint.ts';
import { estimateTokensOf, mostTokens } from '../models/token-estimate.ts';
import { noUsage } from '../models/usage.ts';
import { type AttemptParts, untilAnswered } from './attempts.ts';

export interface MeteredParts extends AttemptParts {
  readonly model: EmbeddingEndpoint;
  /** Keeps what came before the ledger says that it was paid for: what is in neither place is asked again. */
  readonly keep: (texts: readonly string[], vectors: readonly Float32Array[]) => void;
}

/** A prompt's place in the ledger. */
export const EMBEDDING_PROMPT = 'embedding@1';

/** @throws CallError `too-long`, for whoever can send less; AppError as `untilAnswered` */
export function meteredEmbed(parts: MeteredParts): (texts: readonly string[]) => Promise<readonly Float32Array[]> {
  const { model, life } = parts;
  return async (texts) => {
    const kept = (answer: EmbeddedTexts): EmbeddedTexts => {
      parts.keep(texts, answer.vectors);
      return answer;
    };
    const { made } = await untilAnswered<EmbeddedTexts | CallError>(parts, {
      key: hashOf({ model: model.id, endpoint: model.endpoint, texts }),
      prompt: EMBEDDING_PROMPT,
      mostInput: texts.reduce((sum, text) => sum + mostTokens(text), 0),
      mostOutput: 0,
      likely: estimateTokensOf(texts),
      work: () => model.embed(texts, life.signal).then(kept, tooLongAsAnswer),
      recorded: (answer) => ({
        finish: answer instanceof CallError ? 'too-long' : 'stop',
        text: '',
        tokens: null,
        usage: answer instanceof CallError ? noUsage : answer.usage,
        limits: answer instanceof CallError ? undefined : answer.limits,
      }),
    });
    if (made instanceof CallError) throw made;
    return made.vectors;
  };
}

/** That texts do not fit is an answer; whoever asked asks for fewer. */
function tooLongAsAnswer(error: unknown): CallError {
  if (error instanceof CallError && error.kind === 'too-long') return error;
  throw error;
}
