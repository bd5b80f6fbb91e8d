/** Which calls something rests on: each once, whoever answered it and when. */
import { type Caller, callKey } from './call.ts';
import { promptLabel } from './ledger-replies.ts';

export interface NotedCall {
  readonly key: string;
  /** `name@version` of the prompt. */
  readonly prompt: string;
}

export interface NotedCalls {
  /** Makes the same calls, and notes those that got an answer. */
  of(caller: Caller): Caller;
  /** By prompt, then by key: in whichever order they were made. */
  list(): NotedCall[];
}

export function notedCalls(): NotedCalls {
  const noted = new Map<string, NotedCall>();
  return {
    of: ({ model, call }) => ({
      model,
      call: async (asked) => {
        const reply = await call(asked);
        const key = callKey(model, asked);
        noted.set(key, { key, prompt: promptLabel(asked.prompt) });
        return reply;
      },
    }),
    list: () => [...noted.values()].sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1)),
  };
}

function orderOf({ prompt, key }: NotedCall): string {
  return `${prompt} ${key}`;
}
