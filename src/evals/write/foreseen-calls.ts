/** Calls as they would be made: what is answered already comes from the ledger, and what is not is noted and asked of nobody. */
import { type Call, type Caller, type CommittedReply, callKey, type RecallingCaller } from '../../calls/call.ts';
import { plainReply } from '../../models/scripted/plain.ts';

/** One call that is answered, or will have to be made. */
export interface ForeseenCall {
  readonly key: string;
  readonly call: Call;
}

/** Takes down what one stage asks, each call once. */
export interface CallNotes {
  readonly caller: Caller;
  readonly answered: readonly ForeseenCall[];
  readonly open: readonly ForeseenCall[];
}

/** Thrown for a call that is not answered yet, where nothing may stand in for the answer. */
export class NotAnswered extends Error {}

/** @param standIn whether a scripted answer stands in for one that is not there, so that what follows from it can be looked at */
export function callNotes({ model, recall }: RecallingCaller, { standIn }: { readonly standIn: boolean }): CallNotes {
  const all = new Map<string, { readonly call: Call; isAnswered: boolean }>();
  const list = (isAnswered: boolean): ForeseenCall[] =>
    [...all].flatMap(([key, one]) => (one.isAnswered === isAnswered ? [{ key, call: one.call }] : []));
  return {
    caller: {
      model,
      call: async (call) => {
        const noted = all.get(callKey(model, call)) ?? { call, isAnswered: false };
        all.set(callKey(model, call), noted);
        const [found] = await recall([call]);
        if (found) noted.isAnswered = true;
        else if (!standIn) throw new NotAnswered();
        return found ?? scripted(call);
      },
    },
    get answered() {
      return list(true);
    },
    get open() {
      return list(false);
    },
  };
}

function scripted({ request }: Call): CommittedReply {
  const { finish, text, tokens, usage } = plainReply(request);
  return { finish, text, tokens, usage };
}
