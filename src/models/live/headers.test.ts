import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { httpError, isRefusal, networkError, retryAfter } from './error-kinds.ts';
import { tokenChoices } from './logprobs.ts';
import { rateLimits } from './rate-headers.ts';

const now = Date.parse('2026-01-01T00:00:00Z');

describe('limits a minute', () => {
  test('as Anthropic writes them, of input and output the scarcer', () => {
    const of = (what: string, limit: number, remaining: number) => ({
      [`anthropic-ratelimit-${what}-limit`]: String(limit),
      [`anthropic-ratelimit-${what}-remaining`]: String(remaining),
      [`anthropic-ratelimit-${what}-reset`]: '2026-01-01T00:00:30Z',
    });
    const headers = { ...of('requests', 50, 40), ...of('input-tokens', 1000, 900), ...of('output-tokens', 100, 10) };
    expect(rateLimits(headers, now)).toEqual({
      requests: { limit: 50, remaining: 40, resetsIn: 30_000 },
      tokens: { limit: 100, remaining: 10, resetsIn: 30_000 },
    });
  });

  test.each([
    ['1s', 1000],
    ['6m0s', 360_000],
    ['20ms', 20],
    ['1h2m3.5s', 3_723_500],
    ['7', 7000],
    ['soon', null],
    ['-5s', null],
    ['', null],
  ])('as OpenAI writes them: %j', (reset, resetsIn) => {
    const headers = {
      'x-ratelimit-limit-requests': '500',
      'x-ratelimit-remaining-requests': '499',
      'x-ratelimit-reset-requests': reset,
    };
    expect(rateLimits(headers, now)).toEqual({ requests: { limit: 500, remaining: 499, resetsIn } });
  });

  test('nothing is made up from headers that say nothing', () => {
    expect(rateLimits({}, now)).toBe(undefined);
    expect(rateLimits({ 'x-ratelimit-limit-requests': 'many' }, now)).toBe(undefined);
  });

  test('whatever is written there, no figure is anything but a number', () => {
    const names = ['x-ratelimit-limit-tokens', 'x-ratelimit-remaining-tokens', 'x-ratelimit-reset-tokens'].concat(
      ['limit', 'remaining', 'reset'].map((which) => `anthropic-ratelimit-requests-${which}`),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names, 'retry-after', 'retry-after-ms'), fc.string()), (headers) => {
        for (const limit of Object.values(rateLimits(headers, now) ?? {})) {
          for (const figure of Object.values(limit)) expect(figure === null || Number.isFinite(figure)).toBe(true);
        }
        const wait = retryAfter(headers, now);
        expect(wait === null || wait >= 0).toBe(true);
      }),
    );
  });
});

test.each([
  [{ 'retry-after': '2' }, 2000],
  [{ 'retry-after': '0.5' }, 500],
  [{ 'retry-after': 'Thu, 01 Jan 2026 00:00:10 GMT' }, 10_000],
  [{ 'retry-after': 'Wed, 31 Dec 2025 00:00:10 GMT' }, 0],
  [{ 'retry-after': '60', 'retry-after-ms': '40' }, 40],
  [{ 'retry-after': 'soon' }, null],
  [{ 'retry-after': '' }, null],
  [{}, null],
])('%j is to wait %j ms', (headers, expected) => {
  expect(retryAfter(headers as Record<string, string>, now)).toBe(expected);
});

describe('an error of a server', () => {
  const kind = (status: number, body = '{}', headers: Record<string, string> = {}) =>
    httpError({ status, body, headers }, now).kind;

  test.each([
    [400, '{"error":{"message":"prompt is too long: 250000 tokens > 200000 maximum"}}', 'too-long'],
    [400, '{"error":{"code":"context_length_exceeded"}}', 'too-long'],
    [400, '{"error":{"type":"exceed_context_size_error"}}', 'too-long'],
    [400, '{"error":{"message":"The input token count exceeds the maximum number of tokens allowed"}}', 'too-long'],
    [413, '', 'too-long'],
    [400, '{"error":{"message":"unsupported parameter"}}', 'rejected'],
    [400, '{"error":{"message":"Your credit balance is too low"}}', 'quota-exhausted'],
    [429, '{"error":{"code":"insufficient_quota"}}', 'quota-exhausted'],
    [429, '{}', 'rate-limited'],
    [401, '{}', 'key-refused'],
    [403, '{}', 'key-refused'],
    [404, '{"error":{"message":"model not found"}}', 'model-unknown'],
    [404, '<!DOCTYPE html><title>404', 'not-an-api'],
    [502, '<html>Bad gateway', 'server'],
    [500, '{}', 'server'],
    [503, '{}', 'overloaded'],
    [529, '{}', 'overloaded'],
    [200, 'hello', 'not-an-api'],
  ])('%i %s is %s', (status, body, expected) => {
    expect(kind(status, body)).toBe(expected);
  });

  test('that refuses the content is a refusal', () => {
    expect(isRefusal({ status: 400, headers: {}, body: '{"error":{"code":"content_filter"}}' })).toBe(true);
    expect(isRefusal({ status: 400, headers: {}, body: '{}' })).toBe(false);
  });
});

test.each([
  ['ECONNREFUSED', 'unreachable'],
  ['ENOTFOUND', 'unreachable'],
  ['ECONNRESET', 'connection'],
  ['UND_ERR_SOCKET', 'connection'],
  ['anything else', 'connection'],
])('a socket that says %s', (code, expected) => {
  const cause = Object.assign(new Error('socket'), { code });
  expect(networkError(new TypeError('fetch failed', { cause })).kind).toBe(expected);
  expect(networkError(new AggregateError([cause], 'all failed')).kind).toBe(expected);
});

describe('log-probabilities', () => {
  const body = (content: unknown) => ({ choices: [{ logprobs: { content } }] });

  test('come in order, at most 0', () => {
    const top = [
      { token: 'No', logprob: -1.5, bytes: [78] },
      { token: 'Yes', logprob: 1e-7 },
      { token: 'x', logprob: -1e9 },
    ];
    expect(tokenChoices(body([{ token: 'Yes', logprob: 1e-7, top_logprobs: top }]))).toEqual([
      {
        token: 'Yes',
        logprob: 0,
        alternatives: [
          { token: 'Yes', logprob: 0 },
          { token: 'No', logprob: -1.5 },
          { token: 'x', logprob: -9999 },
        ],
      },
    ]);
    expect(tokenChoices(body([{ token: 'a', logprob: -1 }]))?.[0]?.alternatives).toEqual([]);
  });

  test.each([undefined, null, 'x', {}, { choices: [] }, body(null), body([]), body([{ token: 1, logprob: 'x' }])])(
    'are none in %j',
    (made) => {
      expect(tokenChoices(made)).toBe(null);
    },
  );
});
