/** A ledger that lasts as long as the process: for tests that make calls by the thousand. */
import type { KnownCall, Ledger, LedgerReply, NewAttempt, OpenBatch, UsedPrompt } from '../store/ledger/ledger.ts';

interface Attempt extends Omit<NewAttempt, 'key'> {
  /** Null where it was purged. */
  key: string | null;
  readonly batch: number | null;
  state: 'open' | 'answered' | 'nothing' | 'unknown';
  cost: number | null;
}

interface Batch extends Omit<OpenBatch, 'reference' | 'calls'> {
  readonly run: string;
  reference: string | null;
  open: boolean;
}

export function memoryLedger(): Ledger {
  const replies = new Map<string, LedgerReply>();
  const attempts: Attempt[] = [];
  const batches: Batch[] = [];
  const uses = new Map<string, Set<string>>();
  const begin = (attempt: NewAttempt, batch: number | null): number =>
    attempts.push({ ...attempt, batch, state: 'open', cost: null }) - 1;
  const use = (run: string, key: string): void => {
    uses.set(key, (uses.get(key) ?? new Set()).add(run));
  };
  const callsOf = (batch: number): OpenBatch['calls'] =>
    attempts.flatMap(({ key, worstCost, state, batch: own }, attempt) =>
      own === batch && state === 'open' && key !== null ? [{ attempt, key, worstCost }] : [],
    );
  return {
    find: async (run, key) => {
      const found = replies.get(key) ?? null;
      if (found !== null) use(run, key);
      return found;
    },
    known: async (keys) =>
      new Map(
        keys.flatMap((key): [string, KnownCall][] => {
          const found = replies.get(key);
          if (found === undefined) return [];
          const { usage, milliseconds, cost } = found;
          return [[key, { usage, milliseconds, cost }]];
        }),
      ),
    asked: async (run, keys) => {
      const own = attempts.filter((attempt) => attempt.run === run && attempt.state === 'answered');
      return new Set(keys.filter((key) => own.some((attempt) => attempt.key === key)));
    },
    used: async (run) => {
      const own = [...replies].filter(([key]) => uses.get(key)?.has(run)).map(([, reply]) => reply);
      const byPrompt = [...Map.groupBy(own, ({ prompt }) => prompt)];
      return new Map(
        byPrompt.map(([prompt, of]): [string, UsedPrompt] => {
          const milliseconds = of.reduce((sum, reply) => sum + reply.milliseconds, 0);
          return [
            prompt,
            { calls: of.length, timed: of.filter((reply) => reply.milliseconds > 0).length, milliseconds },
          ];
        }),
      );
    },
    begin: async (attempt) => begin(attempt, null),
    commit: async (id, reply) => {
      const attempt = attempts[id] as Attempt;
      attempt.state = 'answered';
      attempt.cost = reply.cost;
      const { key, model, prompt } = attempt;
      if (key === null) return { ...reply, model, prompt, attempts: 1 };
      use(attempt.run, key);
      const made = attempts.filter((other, position) => other.key === key && position <= id).length;
      if (!replies.has(key)) replies.set(key, { ...reply, model, prompt, attempts: made });
      return replies.get(key) as LedgerReply;
    },
    keep: async (run, answers) => {
      for (const { key, ...reply } of answers) {
        if (!replies.has(key)) replies.set(key, { ...reply, attempts: 0 });
        use(run, key);
      }
    },
    fail: async (id, cost) => {
      const attempt = attempts[id] as Attempt;
      if (attempt.state === 'open') attempt.state = cost;
    },
    spending: async (run) => {
      const own = attempts.filter((attempt) => attempt.run === run);
      const answered = own.filter(({ state }) => state === 'answered');
      const possible = own.filter(
        ({ state, cost }) => state === 'open' || state === 'unknown' || (state === 'answered' && cost === null),
      );
      return {
        calls: own.length,
        confirmed: answered.reduce((sum, { cost }) => sum + (cost ?? 0), 0),
        possible: possible.reduce((sum, { worstCost }) => sum + (worstCost ?? 0), 0),
        unpriced: own.filter(({ worstCost }) => worstCost === null).length,
      };
    },
    abandonOpen: async (run) => {
      for (const attempt of attempts) {
        if (attempt.run === run && attempt.state === 'open' && attempt.batch === null) attempt.state = 'unknown';
      }
    },
    batches: {
      begin: async ({ run, model, place, label, calls, at }) => {
        const id = batches.push({ id: batches.length, run, model, place, label, at, reference: null, open: true }) - 1;
        for (const call of calls) begin({ run, model, ...call }, id);
        return { id, model, place, label, at, reference: null, calls: callsOf(id) };
      },
      submitted: async (id, reference) => {
        (batches[id] as Batch).reference = reference;
      },
      open: async (run) =>
        batches
          .filter((batch) => batch.run === run && batch.open)
          .map(({ id, model, place, label, at, reference }) => ({
            id,
            model,
            place,
            label,
            at,
            reference,
            calls: callsOf(id),
          })),
      close: async (id, rest) => {
        (batches[id] as Batch).open = false;
        for (const attempt of attempts) if (attempt.batch === id && attempt.state === 'open') attempt.state = rest;
      },
    },
    purge: async (run) => {
      for (const batch of batches) if (batch.run === run) batch.open = false;
      for (const attempt of attempts) {
        if (attempt.run !== run) continue;
        attempt.key = null;
        if (attempt.batch !== null && attempt.state === 'open') attempt.state = 'unknown';
      }
      for (const [key, runs] of uses) {
        runs.delete(run);
        if (runs.size === 0) replies.delete(key);
      }
    },
    close: async () => {},
  };
}
