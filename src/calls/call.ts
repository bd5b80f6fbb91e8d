/** One call to a model: what is asked, and what makes it the same call as another. */
import { hashOf } from '../core/hash.ts';
import type { JsonSchema } from '../models/json-schema.ts';
import type { LanguageModel, ModelReply, ModelRequest } from '../models/language-model.ts';

export interface Call {
  /** The prompt it was rendered from. A new version asks anew. */
  readonly prompt: { readonly name: string; readonly version: number };
  readonly request: ModelRequest;
  /** Which of several draws of the same request, from 0. */
  readonly sample: number;
}

/** Makes calls: counted, capped, retried, and never twice. */
export interface Caller {
  readonly model: LanguageModel;
  /**
   * The reply, after it was committed to the ledger. A caller that leaves requests with a vendor waits for many before
   * it sends them: make the calls of a shard all at once.
   *
   * @throws AppError `LIMIT_REACHED` (exit code 3), `REPLAY_INCOMPLETE`, and what `callFailed` makes of a `CallError`
   */
  call(call: Call): Promise<CommittedReply>;
}

/** A caller that knows what was answered before. */
export interface RecallingCaller extends Caller {
  /** By position: the reply that is committed already, without asking anybody; null where there is none. */
  recall(calls: readonly Call[]): Promise<readonly (CommittedReply | null)[]>;
  /** Keeps what follows from other answers as the answer to a call. What is known already stays; a replay keeps nothing. */
  keep(answers: readonly KeptAnswer[]): Promise<void>;
}

export interface KeptAnswer {
  readonly call: Call;
  readonly text: string;
}

/** What is kept of a reply: all but what the server said of its limits. That a prompt does not fit is an answer too. */
export type CommittedReply = Omit<ModelReply, 'limits' | 'finish'> & {
  readonly finish: ModelReply['finish'] | 'too-long';
};

/** Hash of everything that determines the answer: 64 hexadecimal digits. */
export function callKey(model: Pick<LanguageModel, 'id' | 'endpoint'>, { prompt, request, sample }: Call): string {
  const { name, version } = prompt;
  const { schema, ...rest } = request;
  const asked = { ...rest, schema: schema === undefined ? null : schemaHash(schema) };
  return hashOf({ model: model.id, endpoint: model.endpoint, prompt: { name, version }, request: asked, sample });
}

/** Thousands of calls share one schema, which is larger than what differs between them. */
function schemaHash(schema: JsonSchema): string {
  const hash = schemaHashes.get(schema) ?? hashOf(schema);
  schemaHashes.set(schema, hash);
  return hash;
}

const schemaHashes = new WeakMap<JsonSchema, string>();
