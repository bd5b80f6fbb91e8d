/** What every ledger does, whatever it is kept in. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ledger, NewAttempt, NewReply } from '../store/ledger/ledger.ts';

export interface OpenedLedger {
  readonly ledger: Ledger;
  /** The same ledger as another process finds it. */
  reopen(): Promise<Ledger>;
}

const attemptAt = (key: string, run = 'run', worstCost: number | null = 100): NewAttempt => ({
  run,
  key,
  model: 'test:model',
  prompt: 'test@1',
  worstCost,
});
const replyOf = (reply: string, cost: number | null = 10): NewReply => ({
  reply,
  usage: '{}',
  cost,
  milliseconds: 1.5,
  at: 1_700_000_000_000,
});

export function describeLedger(name: string, open: () => Promise<OpenedLedger>): void {
  describe(name, () => {
    let opened: OpenedLedger;
    let ledger: Ledger;
    beforeEach(async () => {
      opened = await open();
      ledger = opened.ledger;
    });
    afterEach(() => ledger.close());

    const made = async (key: string, reply: string, run = 'run'): Promise<void> => {
      await ledger.commit(await ledger.begin(attemptAt(key, run)), replyOf(reply));
    };

    test('finds what was committed, as it was committed, and nothing else', async () => {
      const texts = ['{"text":"Grüße 👋"}', '', '"\\ud800"', 'x'.repeat(100_000), "'; DROP TABLE reply; --"];
      for (const [index, text] of texts.entries()) await made(`key ${index}`, text);
      for (const [index, text] of texts.entries()) {
        expect(await ledger.find('run', `key ${index}`)).toMatchObject({
          ...replyOf(text),
          model: 'test:model',
          prompt: 'test@1',
          attempts: 1,
        });
      }
      expect(await ledger.find('run', 'key')).toBe(null);
    });

    test('tells what a run asked itself from what it found', async () => {
      await made('a', 'one');
      await made('b', 'two', 'other');
      await ledger.find('run', 'b');
      await ledger.fail(await ledger.begin(attemptAt('c')), 'nothing');
      expect(await ledger.asked('run', ['a', 'b', 'c', 'a', 'no'])).toEqual(new Set(['a']));
      expect(await ledger.asked('other', ['a', 'b'])).toEqual(new Set(['b']));
      expect(await ledger.asked('other', [])).toEqual(new Set());
    });

    test('says what is known of calls, and notes nobody by it', async () => {
      await made('a', 'one');
      await ledger.begin(attemptAt('begun'));
      expect([...(await ledger.known(['begun', 'a', 'no', 'a']))]).toEqual([
        ['a', { usage: '{}', milliseconds: 1.5, cost: 10 }],
      ]);
      expect(await ledger.known([])).toEqual(new Map());
      await ledger.purge('run');
      expect(await ledger.known(['a'])).toEqual(new Map());
    });

    test('counts the answers that a run used, by prompt, and how long those took that were waited for', async () => {
      await made('a', 'one');
      await made('b', 'two');
      await made('c', 'three', 'other');
      await ledger.find('run', 'c');
      const left = await ledger.begin({ ...attemptAt('d'), prompt: 'left@1' });
      await ledger.commit(left, { ...replyOf('four'), milliseconds: 0 });
      expect([...(await ledger.used('run'))].sort()).toEqual([
        ['left@1', { calls: 1, timed: 0, milliseconds: 0 }],
        ['test@1', { calls: 3, timed: 3, milliseconds: 4.5 }],
      ]);
      expect(await ledger.used('nobody')).toEqual(new Map());
    });

    test('keeps what follows from answers, which nobody pays and no answer gives way to', async () => {
      const kept = (key: string, reply: string) => ({
        ...replyOf(reply, 0),
        key,
        model: 'test:model',
        prompt: 'part@1',
      });
      await made('a', 'asked');
      await ledger.keep('run', [kept('a', 'kept'), kept('b', 'kept'), kept('b', 'kept again')]);
      expect((await ledger.find('run', 'a'))?.reply).toBe('asked');
      expect(await ledger.find('run', 'b')).toMatchObject({ reply: 'kept', prompt: 'part@1', cost: 0, attempts: 0 });
      expect(await ledger.spending('run')).toEqual({ calls: 1, confirmed: 10, possible: 0, unpriced: 0 });
      // Who asks all the same pays, and is told what stands there.
      await made('b', 'asked');
      expect((await ledger.find('run', 'b'))?.reply).toBe('kept');
      await ledger.keep('other', [kept('c', 'kept')]);
      await ledger.purge('run');
      expect(await ledger.find('run', 'b')).toBe(null);
      expect((await ledger.find('other', 'c'))?.reply).toBe('kept');
    });

    test('is the same after it was closed', async () => {
      await made('a', 'one');
      await ledger.close();
      ledger = await opened.reopen();
      expect((await ledger.find('run', 'a'))?.reply).toBe('one');
      expect(await ledger.spending('run')).toEqual({ calls: 1, confirmed: 10, possible: 0, unpriced: 0 });
    });

    test('keeps the first of two replies to one call, and the cost of both', async () => {
      const [first, second] = [await ledger.begin(attemptAt('a')), await ledger.begin(attemptAt('a', 'other'))];
      const later = await ledger.commit(second, replyOf('second'));
      expect(await ledger.commit(first, replyOf('first', 20))).toEqual(later);
      expect((await ledger.find('run', 'a'))?.reply).toBe('second');
      expect((await ledger.spending('run')).confirmed).toBe(20);
      expect((await ledger.spending('other')).confirmed).toBe(10);
    });

    test('counts the attempts that a reply took', async () => {
      for (let failure = 0; failure < 3; failure++) await ledger.fail(await ledger.begin(attemptAt('a')), 'nothing');
      await made('a', 'one');
      expect((await ledger.find('run', 'a'))?.attempts).toBe(4);
    });

    test('knows what is confirmed, what is possible and what has no price', async () => {
      await ledger.begin(attemptAt('open'));
      await ledger.fail(await ledger.begin(attemptAt('lost')), 'unknown');
      await ledger.fail(await ledger.begin(attemptAt('refused')), 'nothing');
      await ledger.commit(await ledger.begin(attemptAt('unpriced', 'run', null)), replyOf('x', null));
      await made('answered', 'x');
      await made('of another', 'x', 'other');
      expect(await ledger.spending('run')).toEqual({ calls: 5, confirmed: 10, possible: 200, unpriced: 1 });
      expect(await ledger.spending('nobody')).toEqual({ calls: 0, confirmed: 0, possible: 0, unpriced: 0 });
    });

    test('what was answered and never counted stays possible at its worst case', async () => {
      const attempt = await ledger.begin(attemptAt('a'));
      await ledger.commit(attempt, { ...replyOf('x', null), usage: 'null' });
      expect(await ledger.spending('run')).toEqual({ calls: 1, confirmed: 0, possible: 100, unpriced: 0 });
      expect((await ledger.find('run', 'a'))?.cost).toBe(null);
    });

    test('adds up more than any number of nanodollars', async () => {
      const cost = Number.MAX_SAFE_INTEGER;
      for (const key of ['a', 'b']) await ledger.commit(await ledger.begin(attemptAt(key)), replyOf('x', cost));
      expect((await ledger.spending('run')).confirmed).toBeCloseTo(2 * cost, -2);
    });

    test('what a killed process left open stays possible, and does not touch other runs', async () => {
      const [open, others] = [await ledger.begin(attemptAt('a')), await ledger.begin(attemptAt('b', 'other'))];
      await ledger.abandonOpen('run');
      expect((await ledger.spending('run')).possible).toBe(100);
      await ledger.commit(others, replyOf('x'));
      expect((await ledger.spending('other')).possible).toBe(0);
      // An answer that comes after all is still an answer.
      await ledger.commit(open, replyOf('late'));
      expect(await ledger.spending('run')).toMatchObject({ confirmed: 10, possible: 0 });
    });

    test('purges what only one run used', async () => {
      await made('mine', 'x');
      await made('shared', 'x');
      await made('of another', 'x', 'other');
      await ledger.find('other', 'shared');
      await ledger.find('run', 'of another');
      await ledger.purge('run');
      const left = await Promise.all(['mine', 'shared', 'of another'].map((key) => ledger.find('other', key)));
      expect(left.map((reply) => reply?.reply ?? null)).toEqual([null, 'x', 'x']);
      expect((await ledger.spending('run')).confirmed).toBe(20);
      await ledger.purge('other');
      expect(await ledger.find('run', 'shared')).toBe(null);
    });

    test('hands on what comes after the run was purged, each its own, and keeps none of it', async () => {
      const attempts = await Promise.all(['a', 'b'].map((key) => ledger.begin(attemptAt(key))));
      await ledger.purge('run');
      for (const [index, attempt] of attempts.entries()) {
        expect((await ledger.commit(attempt, replyOf(`late ${index}`))).reply).toBe(`late ${index}`);
      }
      const found = await Promise.all(['a', 'b', ''].map((key) => ledger.find('other', key)));
      expect(found).toEqual([null, null, null]);
      expect(await ledger.spending('run')).toEqual({ calls: 2, confirmed: 20, possible: 0, unpriced: 0 });
    });

    test('an attempt that was answered stays so, whatever is said of it later', async () => {
      const attempt = await ledger.begin(attemptAt('a'));
      await ledger.commit(attempt, replyOf('x'));
      await ledger.fail(attempt, 'nothing');
      expect((await ledger.spending('run')).confirmed).toBe(10);
    });

    test('one write that makes no sense takes no other with it', async () => {
      const attempt = await ledger.begin(attemptAt('a'));
      const unknown = ledger.commit(attempt + 1000, replyOf('x'));
      const both = await Promise.allSettled([ledger.commit(attempt, replyOf('x')), unknown]);
      expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
      expect(await ledger.find('run', 'a')).not.toBe(null);
    });

    describe('a batch', () => {
      const begun = () =>
        ledger.batches.begin({
          run: 'run',
          model: 'test:model',
          place: 'place',
          label: 'label',
          calls: ['a', 'b'].map((key) => ({ key, prompt: 'test@1', worstCost: 50 })),
          at: 5,
        });

      test('is picked up where it was left', async () => {
        const batch = await begun();
        expect(await ledger.batches.open('run')).toEqual([batch]);
        expect(batch).toMatchObject({ label: 'label', place: 'place', reference: null, at: 5, model: 'test:model' });
        expect(batch.calls.map(({ key, worstCost }) => [key, worstCost])).toEqual([
          ['a', 50],
          ['b', 50],
        ]);
        await ledger.batches.submitted(batch.id, 'reference');
        await ledger.commit(batch.calls[0]?.attempt as number, replyOf('x'));
        await ledger.abandonOpen('run');
        await ledger.close();
        ledger = await opened.reopen();
        const [left] = await ledger.batches.open('run');
        expect([left?.reference, left?.calls.map(({ key }) => key)]).toEqual(['reference', ['b']]);
        expect(await ledger.batches.open('other')).toEqual([]);
        expect(await ledger.spending('run')).toEqual({ calls: 2, confirmed: 10, possible: 50, unpriced: 0 });
      });

      test('of a run that is purged is closed, and may have been billed', async () => {
        await begun();
        await ledger.purge('run');
        expect(await ledger.batches.open('run')).toEqual([]);
        expect((await ledger.spending('run')).possible).toBe(100);
      });

      test.each(['nothing', 'unknown'] as const)('closed leaves what it did not answer at %s', async (rest) => {
        const batch = await begun();
        await ledger.commit(batch.calls[0]?.attempt as number, replyOf('x'));
        await ledger.batches.close(batch.id, rest);
        expect(await ledger.batches.open('run')).toEqual([]);
        expect((await ledger.spending('run')).possible).toBe(rest === 'nothing' ? 0 : 50);
      });
    });

    test('takes many at once', async () => {
      const keys = Array.from({ length: 500 }, (_, index) => `key ${index}`);
      await Promise.all(keys.map((key) => made(key, key)));
      const found = await Promise.all(keys.map((key) => ledger.find('run', key)));
      expect(found.map((reply) => reply?.reply)).toEqual(keys);
      expect((await ledger.spending('run')).calls).toBe(500);
    });
  });
}
