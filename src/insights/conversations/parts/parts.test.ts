import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Message } from '../../records.ts';
import type { Part } from '../format.ts';
import { joinHistory } from './join-history.ts';
import { joinThread } from './join-thread.ts';
import type { ConvertedPart, Outcome } from './joined.ts';
import { commonStart, overlapOf } from './sequence.ts';

/** `U` and `A` begin what user and assistant say, `S` a prompt of the system, `T` what a tool says. */
const roles = { U: 'user', A: 'assistant', S: 'system', T: 'tool' } as const;
const said = (...texts: string[]): Message[] =>
  texts.map((text) => ({ role: roles[text[0] as keyof typeof roles], text }));

type Facts = Partial<Extract<Part, { kind: 'history' }>> & {
  account?: string;
  fields?: Record<string, number | string>;
};

function call(index: number, texts: readonly string[], { account = '', fields = {}, ...part }: Facts = {}) {
  return {
    index,
    accountOrder: account,
    part: { kind: 'history' as const, ...part },
    conversation: {
      id: 's',
      messages: said(...texts),
      ...(account !== '' && { account: `hash of ${account}` }),
      startedAt: `2026-03-08T10:00:0${index % 10}.000Z`,
      fields,
    },
  };
}

const calls = (...all: readonly string[][]) => all.map((texts, index) => call(index, texts));
const textsOf = ({ joined }: Outcome) =>
  joined.map(({ conversation }) => conversation.messages.map(({ text }) => text).join(' '));
const leftOf = ({ left }: Outcome) => Object.fromEntries(left);

describe('histories', () => {
  test('what a later call repeats counts once', () => {
    const outcome = joinHistory(
      calls(['S', 'U1', 'A1'], ['S', 'U1', 'A1', 'U2', 'A2'], ['S', 'U1', 'A1', 'U2', 'A2', 'U3']),
    );
    expect(textsOf(outcome)).toEqual(['S U1 A1 U2 A2 U3']);
    expect(leftOf(outcome)).toEqual({ 0: 'repeated-history', 1: 'repeated-history' });
    expect(outcome.joined[0]?.conversation.startedAt).toBe('2026-03-08T10:00:00.000Z');
  });

  test('calls without history are appended, the prompt of the system once', () => {
    const outcome = joinHistory(calls(['S', 'U1', 'A1'], ['S', 'U2', 'T', 'A2'], ['U1', 'A1']));
    expect(textsOf(outcome)).toEqual(['S U1 A1 U2 T A2']);
    expect(leftOf(outcome)).toEqual({ 2: 'repeated-history' });
    expect(outcome.joined[0]?.used).toEqual([0, 1]);
  });

  test('a window of the history is laid over it', () => {
    const outcome = joinHistory(calls(['U1', 'A1', 'U2', 'A2'], ['U2', 'A2', 'U3', 'A3'], ['A3', 'U4']));
    expect(textsOf(outcome)).toEqual(['U1 A1 U2 A2 U3 A3 U4']);
  });

  test('of two that part after a common start the longer is kept, of equals the later', () => {
    const edited = joinHistory(calls(['U1', 'A1', 'U2', 'A2'], ['U1', 'A1', 'U2b', 'A2b']));
    expect([textsOf(edited), leftOf(edited)]).toEqual([['U1 A1 U2b A2b'], { 0: 'other-branch' }]);
    const shorter = joinHistory(calls(['U1', 'A1', 'U2', 'A2'], ['U1', 'A1b']));
    expect([textsOf(shorter), leftOf(shorter)]).toEqual([['U1 A1 U2 A2'], { 1: 'other-branch' }]);
  });

  test('of the calls of one turn the fullest counts', () => {
    const inner = call(0, ['U find a title'], { turn: 't1' });
    const whole = call(1, ['U1', 'A1'], { turn: 't1' });
    const next = call(2, ['U1', 'A1', 'U2', 'A2'], { turn: 't2' });
    const outcome = joinHistory([next, inner, whole]);
    expect([textsOf(outcome), leftOf(outcome)]).toEqual([
      ['U1 A1 U2 A2'],
      { 0: 'other-branch', 1: 'repeated-history' },
    ]);
  });

  test('numbers come before times', () => {
    expect(textsOf(joinHistory([call(0, ['U2'], { order: 1 }), call(1, ['U1'], { order: 0 })]))).toEqual(['U1 U2']);
  });

  test('accounts are never joined; what names none is with each of them', () => {
    const two = joinHistory([call(0, ['U1'], { account: 'b' }), call(1, ['U2'], { account: 'a' }), call(2, ['U3'])]);
    expect(
      two.joined.map(({ conversation }) => [conversation.account, ...conversation.messages.map(({ text }) => text)]),
    ).toEqual([
      ['hash of a', 'U2', 'U3'],
      ['hash of b', 'U1', 'U3'],
    ]);
    expect(joinHistory([call(0, ['U1']), call(1, ['U2'], { account: 'a' })]).joined).toMatchObject([
      { conversation: { account: 'hash of a' }, used: [0, 1] },
    ]);
  });

  test('answers alone are no conversation', () => {
    expect(leftOf(joinHistory(calls(['A1'], ['A2'])))).toEqual({
      0: 'answer-without-request',
      1: 'answer-without-request',
    });
    expect(leftOf(joinHistory(calls(['S'], [])))).toMatchObject({ 0: 'no-user-turn' });
  });

  test('what was left out is added up, but not what is repeated', () => {
    const facts = (tool: number) => ({ fields: { 'left_out.tool': tool, model: `m${tool}` } });
    const repeated = joinHistory([call(0, ['U1'], facts(1)), call(1, ['U1', 'A1'], facts(3))]);
    expect(repeated.joined[0]?.conversation.fields).toEqual({ 'left_out.tool': 3, model: 'm1' });
    const appended = joinHistory([call(0, ['U1'], facts(1)), call(1, ['U2'], facts(3))]);
    expect(appended.joined[0]?.conversation.fields).toEqual({ 'left_out.tool': 4, model: 'm1' });
  });
});

function line(index: number, key: string, after: string | null, text: string, rank?: number) {
  return {
    index,
    accountOrder: '',
    part: { kind: 'thread' as const, key, after, ...(rank !== undefined && { rank }) },
    conversation: {
      id: 's',
      messages: text === '' ? [] : said(text),
      startedAt: `2026-03-08T10:00:0${index}.000Z`,
      fields: {},
    },
  };
}

describe('threads', () => {
  test('of several that follow one message the last is kept, with all that follows it', () => {
    const outcome = joinThread([
      line(0, 'a', null, 'U1'),
      line(1, 'b', 'a', 'A1'),
      line(2, 'c', 'b', 'U2'),
      line(3, 'd', 'c', 'A2'),
      line(4, 'e', 'b', 'U2b'),
      line(5, 'f', 'e', 'A2b'),
    ]);
    expect([textsOf(outcome), leftOf(outcome)]).toEqual([['U1 A1 U2b A2b'], { 2: 'other-branch', 3: 'other-branch' }]);
  });

  test('ranks decide where there are any', () => {
    const outcome = joinThread([
      line(0, 'a', null, 'U1'),
      line(1, 'b', 'a', 'A best', 0),
      line(2, 'c', 'a', 'A worse', 1),
    ]);
    expect(textsOf(outcome)).toEqual(['U1 A best']);
  });

  test('what says nothing is nobody’s rival, and holds what follows it', () => {
    const outcome = joinThread([
      line(0, 'a', null, 'U1'),
      line(1, 'b', 'a', 'A1'),
      line(2, 'tool', 'b', ''),
      line(3, 'c', 'b', 'A1 goes on'),
      line(4, 'd', 'tool', 'A2'),
    ]);
    expect([textsOf(outcome), leftOf(outcome)]).toEqual([['U1 A1 A2 A1 goes on'], {}]);
  });

  test('keys said twice, lost messages and rings', () => {
    const outcome = joinThread([
      line(0, 'a', 'lost', 'U1'),
      line(1, 'a', null, 'U1 again'),
      line(2, 'x', 'y', 'U2'),
      line(3, 'y', 'x', 'A2'),
      line(4, 'self', 'self', 'U3'),
    ]);
    expect([textsOf(outcome), leftOf(outcome)]).toEqual([
      ['U1'],
      { 1: 'duplicate-id', 2: 'broken-thread', 3: 'broken-thread', 4: 'broken-thread' },
    ]);
  });
});

describe('whatever the parts are', () => {
  const text = fc.constantFrom('U1', 'U2', 'A1', 'A2', 'S', 'T', 'U ', 'A ');
  const history = fc.record({
    texts: fc.array(text, { maxLength: 6 }),
    turn: fc.constantFrom('x', 'y', undefined),
    account: fc.constantFrom('', 'a', 'b'),
  });
  const thread = fc.record({
    key: fc.constantFrom('a', 'b', 'c', 'd'),
    after: fc.constantFrom('a', 'b', 'c', 'd', 'e', null),
    text: fc.constantFrom('', 'U1', 'A1'),
  });

  const accountedFor = ({ joined, left }: Outcome, parts: readonly ConvertedPart[]): void => {
    const ends = [...new Set(joined.flatMap(({ used }) => used)), ...left.keys()].sort((one, other) => one - other);
    expect(ends).toEqual(parts.map(({ index }) => index).sort((one, other) => one - other));
  };

  test('each is used once or left for a reason, in any order', () => {
    fc.assert(
      fc.property(fc.array(history, { minLength: 1, maxLength: 8 }), fc.nat(7), (facts, cut) => {
        const parts = facts.map(({ texts, turn, account }, index) =>
          call(index, texts, { account, ...(turn !== undefined && { turn }) }),
        );
        const outcome = joinHistory(parts);
        accountedFor(outcome, parts);
        expect(textsOf(joinHistory([...parts.slice(cut), ...parts.slice(0, cut)]))).toEqual(textsOf(outcome));
      }),
    );
    fc.assert(
      fc.property(fc.array(thread, { minLength: 1, maxLength: 9 }), (facts) => {
        const parts = facts.map(({ key, after, text: words }, index) => line(index, key, after, words));
        accountedFor(joinThread(parts), parts);
      }),
    );
  });
});

test('what is joined of one account depends on no other', () => {
  const text = fc.constantFrom('U1', 'U2', 'A1', 'A2');
  const facts = fc.record({
    texts: fc.array(text, { maxLength: 5 }),
    account: fc.constantFrom('', 'a', 'b'),
    turn: fc.constantFrom('x', 'y', undefined),
    after: fc.constantFrom('0', '1', '2', null),
  });
  const ofA = ({ joined }: Outcome) =>
    joined.filter(({ accountOrder }) => accountOrder === 'a').map(({ conversation }) => conversation);
  fc.assert(
    fc.property(fc.array(facts, { maxLength: 8 }), (all) => {
      const calls = all.map(({ texts, account, turn }, index) =>
        call(index, texts, { account, ...(turn !== undefined && { turn }) }),
      );
      const lines = calls.map((part, index) => ({
        ...part,
        part: { kind: 'thread' as const, key: `${index}`, after: all[index]?.after ?? null },
      }));
      const without = ({ accountOrder }: { accountOrder: string }) => accountOrder !== 'b';
      expect(ofA(joinHistory(calls))).toEqual(ofA(joinHistory(calls.filter(without))));
      expect(ofA(joinThread(lines))).toEqual(ofA(joinThread(lines.filter(without))));
    }),
  );
});

test('overlaps are found as they are by trying', () => {
  const word = fc.array(fc.constantFrom('a', 'b'), { maxLength: 8 });
  fc.assert(
    fc.property(word, word, (sequence, pattern) => {
      const ends = pattern
        .map((_, at) => at + 1)
        .filter(
          (length) =>
            length <= sequence.length &&
            pattern.slice(0, length).join('') === sequence.slice(sequence.length - length).join(''),
        );
      const within = sequence.join('').includes(pattern.join(''));
      expect(overlapOf(sequence, pattern).within).toBe(within);
      if (!within) expect(overlapOf(sequence, pattern).end).toBe(ends.at(-1) ?? 0);
      expect(sequence.slice(0, commonStart(sequence, pattern))).toEqual(
        pattern.slice(0, commonStart(sequence, pattern)),
      );
    }),
  );
});
