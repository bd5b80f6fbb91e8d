import { describe, expect, test } from 'vitest';
import type { Conversation, Message } from '../../records.ts';
import { completionsIn, upToCompletion } from './completions.ts';
import { checkedPattern, matching } from './matching.ts';
import { checkedWindow, isWithin, stratumOf } from './window.ts';

const turns = (roles: string): Message[] =>
  [...roles].map((letter, index) => ({ role: letter === 'u' ? 'user' : 'assistant', text: `${index}` }));

describe('a window of time', () => {
  test('holds its beginning and not its end, and nothing without a time', () => {
    const window = checkedWindow({ since: '2026-02-01', until: '2026-03-01T12:00+01:00' });
    expect(window).toEqual({ since: '2026-02-01T00:00:00.000Z', until: '2026-03-01T11:00:00.000Z' });
    const times = ['2026-01-31T23:59:59.999Z', '2026-02-01T00:00:00.000Z', '2026-03-01T11:00:00.000Z', null];
    expect(times.map((time) => isWithin(window, time))).toEqual([false, true, false, false]);
    expect(isWithin(checkedWindow({}), null)).toBe(true);
  });

  test('that cannot be one is refused, as is a stratum of no sample', () => {
    expect(() => checkedWindow({ since: 'yesterday' })).toThrow('--since is no time');
    expect(() => checkedWindow({ since: '2026-02-01', until: '2026-02-01' })).toThrow('not later');
    expect(() => checkedWindow({ stratify: 'meta.plan' })).toThrow('no size');
    expect(() => checkedWindow({ sampleBy: 'completions' })).toThrow('no size');
  });
});

test('strata are values of a field, or days, weeks from Monday, or months', () => {
  const conversation = { startedAt: '2026-03-01T10:00:00.000Z', fields: { plan: 'pro' } } as unknown as Conversation;
  const at = (startedAt: string) => ({ ...conversation, startedAt });
  expect(stratumOf(conversation, 'plan')).not.toBe('');
  expect(stratumOf(conversation, 'toString')).toBe('');
  expect([stratumOf(conversation, 'time:day'), stratumOf(conversation, 'time:month')]).toEqual([
    '2026-03-01',
    '2026-03',
  ]);
  // 1 March 2026 is a Sunday.
  const week = stratumOf(conversation, 'time:week');
  expect(stratumOf(at('2026-02-23T00:00:00.000Z'), 'time:week')).toBe(week);
  expect(stratumOf(at('2026-03-02T00:00:00.000Z'), 'time:week')).not.toBe(week);
});

describe('completions', () => {
  test('are answers of the model; where there are none, turns of the user', () => {
    expect(['uaua', 'uu', 'u', 'auaa'].map((roles) => completionsIn(turns(roles)))).toEqual([2, 2, 1, 3]);
  });

  test('end a transcript, in which somebody asks', () => {
    const upTo = (roles: string, completion: number) => upToCompletion(turns(roles), completion).length;
    expect([upTo('uaua', 1), upTo('uaua', 2), upTo('uu', 1), upTo('aua', 1)]).toEqual([2, 4, 1, 2]);
  });
});

describe('an expression', () => {
  test('is found without regard to case', () => {
    expect(matching('bread|dough')(['BREAD', 'rye', 'sourdough'])).toEqual([true, false, true]);
    expect(() => checkedPattern('(')).toThrow('cannot be read');
  });

  test('that would run for ever ends', () => {
    expect(() => matching('^(a+)+$', 50)([`${'a'.repeat(200)}!`])).toThrow('took more than');
  });
});
