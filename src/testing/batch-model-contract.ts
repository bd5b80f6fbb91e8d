/** What everything does that leaves requests with a vendor. */
import { afterEach, describe, expect, test } from 'vitest';
import type { BatchModel, BatchRequest, BatchResult } from '../models/batch-model.ts';
import type { LanguageModel, Message, ModelReply } from '../models/language-model.ts';
import type { BatchPlan } from './stub-server/batches/batch-plan.ts';

export interface OpenedBatchModel {
  readonly model: BatchModel;
  /** The same model, asked one by one. It has the same answer to the same request, and another to another. */
  readonly live: LanguageModel;
  /** Ends what is under way. */
  readonly advance: () => void;
  /** Texts of requests and replies that the vendor still has. */
  readonly kept: () => number;
  close(): Promise<void>;
}

const never = new AbortController().signal;
const label = 'sightline-0123456789abcdef';

export function requestsOf(ids: readonly string[]): BatchRequest[] {
  const messages = (id: string): Message[] => [
    { role: 'system', text: 'You are brief.' },
    { role: 'user', text: `Say “${id}” and 👋.`, endsPrefix: true },
  ];
  return ids.map((id) => ({ id, request: { messages: messages(id), maxOutputTokens: 50, temperature: 0 } }));
}

/** Outcomes by id, in the order of ids. */
export async function outcomesOf(results: AsyncIterable<BatchResult>): Promise<(readonly [string, string])[]> {
  const outcomes: [string, string][] = [];
  for await (const { id, outcome } of results) outcomes.push([id, outcome]);
  return outcomes.sort(([one], [other]) => (one < other ? -1 : 1));
}

export function describeBatchModel(name: string, open: (plan?: BatchPlan) => Promise<OpenedBatchModel>): void {
  describe(`${name} as a batch model`, () => {
    let opened: OpenedBatchModel;
    afterEach(() => opened.close());
    const opening = async (plan?: BatchPlan): Promise<BatchModel> => {
      opened = await open(plan);
      return opened.model;
    };

    test('says what it is and how much it takes', async () => {
      const model = await opening();
      expect(model.id).toMatch(/^[a-z0-9-]+:.+$/u);
      expect(model.limits.requests).toBeGreaterThan(0);
      expect(model.limits.bytes).toBeGreaterThan(0);
    });

    test('hands in, waits and brings each reply under the id of its request', async () => {
      const model = await opening({ looks: 2 });
      const requests = requestsOf(['call-1', 'call_2', 'a'.repeat(64), '4']);
      const reference = await model.submit(label, requests, never);
      const states = [];
      for (let look = 0; look < 3; look++) states.push(await model.status(reference, never));
      expect(states.map(({ state }) => state)).toEqual(['working', 'working', 'ended']);
      expect(states.at(-1)).toEqual({ state: 'ended', done: 4, total: 4 });
      const replies = new Map<string, ModelReply>();
      for await (const result of model.results(reference, never)) {
        if (result.outcome === 'answered') replies.set(result.id, result.reply);
      }
      expect(replies.size).toBe(4);
      expect(new Set([...replies.values()].map(({ text }) => text)).size).toBe(4);
      for (const { id, request } of requests) {
        expect(replies.get(id)).toEqual(await opened.live.generate(request, never));
      }
    });

    test('gives its results as often as it is asked', async () => {
      const model = await opening({ looks: 0 });
      const reference = await model.submit(label, requestsOf(['a', 'b']), never);
      await model.status(reference, never);
      const first = await outcomesOf(model.results(reference, never));
      expect(await outcomesOf(model.results(reference, never))).toEqual(first);
    });

    test('says of each request what became of it', async () => {
      const fates = { a: 'answered', b: 'rejected', c: 'overloaded', d: 'expired', e: 'cancelled' } as const;
      const model = await opening({ looks: 0, fate: (id) => fates[id as keyof typeof fates] });
      const reference = await model.submit(label, requestsOf(Object.keys(fates)), never);
      await model.status(reference, never);
      const results = new Map<string, BatchResult>();
      for await (const result of model.results(reference, never)) results.set(result.id, result);
      expect(results.get('a')).toMatchObject({ outcome: 'answered', reply: { finish: 'stop', tokens: null } });
      expect(results.get('b')).toMatchObject({ outcome: 'failed', error: { kind: 'rejected' } });
      expect(results.get('c')).toMatchObject({ outcome: 'failed', error: { kind: 'overloaded' } });
      expect(results.get('d')?.outcome).toBe('expired');
      expect(results.get('e')?.outcome).toBe('cancelled');
    });

    test('passes over what it cannot read', async () => {
      const fates = { a: 'answered', b: 'broken', c: 'dropped', d: 'blank' } as const;
      const strayLines = ['', 'null', '[]', '{"custom_id":7}', '{"custom_id":"a","result":null}', '"\\ud800"'];
      const model = await opening({ looks: 0, strayLines, fate: (id) => fates[id as keyof typeof fates] });
      const reference = await model.submit(label, requestsOf(Object.keys(fates)), never);
      await model.status(reference, never);
      expect(await outcomesOf(model.results(reference, never))).toEqual([['a', 'answered']]);
    });

    test('cancels, and keeps what was done by then', async () => {
      const model = await opening({ looks: 100 });
      const reference = await model.submit(label, requestsOf(['a', 'b', 'c', 'd']), never);
      await model.cancel(reference, never);
      expect((await model.status(reference, never)).state).toBe('ended');
      expect(await outcomesOf(model.results(reference, never))).toEqual([
        ['a', 'answered'],
        ['b', 'answered'],
        ['c', 'cancelled'],
        ['d', 'cancelled'],
      ]);
      await model.cancel(reference, never);
    });

    test('removes what the vendor keeps, also twice', async () => {
      const model = await opening({ fate: (id) => (id === 'b' ? 'rejected' : 'answered') });
      const reference = await model.submit(label, requestsOf(['a', 'b']), never);
      opened.advance();
      expect(opened.kept()).toBeGreaterThan(0);
      await model.discard(reference, never);
      expect(opened.kept()).toBe(0);
      await model.discard(reference, never);
    });

    test('finds by its label what was handed in, or nothing', async () => {
      const model = await opening();
      const reference = await model.submit(label, requestsOf(['a']), never);
      expect([reference, null]).toContain(await model.find(label, never));
      expect(await model.find('sightline-another', never)).toBe(null);
    });

    test('knows nothing of what is not there', async () => {
      const model = await opening();
      expect(await model.status('nothing', never)).toEqual({ state: 'lost', done: 0, total: 0 });
      await model.cancel('nothing', never);
      await model.discard('nothing', never);
      await expect(outcomesOf(model.results('nothing', never))).rejects.toMatchObject({ kind: 'server' });
    });

    test('stops when it is told to', async () => {
      const model = await opening();
      const stop = new AbortController();
      stop.abort(new Error('stopped'));
      const { signal } = stop;
      await expect(model.submit(label, requestsOf(['a']), signal)).rejects.toThrow('stopped');
      await expect(model.status('any', signal)).rejects.toThrow('stopped');
      await expect(outcomesOf(model.results('any', signal))).rejects.toThrow('stopped');
      expect(opened.kept()).toBe(0);
    });
  });
}
