/** What the ledger answers without asking anybody, and what is put into it that follows from answers. */
import type { LanguageModel } from '../models/language-model.ts';
import type { Ledger } from '../store/ledger/ledger.ts';
import { type Call, callKey, type KeptAnswer, type RecallingCaller } from './call.ts';
import { committedReply, newReply, promptLabel } from './ledger-replies.ts';

export interface RecallingParts {
  readonly model: LanguageModel;
  readonly ledger: Ledger;
  readonly run: string;
}

/** @param now milliseconds since the epoch; null where nothing may be written: a replay */
export function recalling(
  { model, ledger, run }: RecallingParts,
  now: (() => number) | null,
): Pick<RecallingCaller, 'recall' | 'keep'> {
  const recallOne = async (call: Call) => {
    const found = await ledger.find(run, callKey(model, call));
    return found === null ? null : committedReply(found);
  };
  const kept = ({ call, text }: KeptAnswer, at: number) => ({
    key: callKey(model, call),
    model: model.id,
    prompt: promptLabel(call.prompt),
    // Nobody was asked: it cost nothing, and took no tokens that could be counted.
    ...newReply({ finish: 'stop', text, tokens: null }, null, { cost: 0, milliseconds: 0, at }),
  });
  return {
    recall: (calls) => Promise.all(calls.map(recallOne)),
    keep: async (answers) => {
      if (now === null) return;
      const at = now();
      await ledger.keep(
        run,
        answers.map((answer) => kept(answer, at)),
      );
    },
  };
}
