import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateTokens, mostInputTokens, mostTokens } from './token-estimate.ts';

describe('a likely number of tokens', () => {
  test.each([
    ['', 0],
    ['a', 1],
    ['How do I reset my router?', 7],
    ['Wie setze ich meinen Router zurück?', 9],
    ['路由器怎么重置', 7],
    ['ルーターをリセット', 9],
    ['라우터 재설정', 7],
  ])('%j', (text, tokens) => {
    expect(estimateTokens(text)).toBe(tokens);
  });

  test('is never more than the most', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(estimateTokens(text)).toBeLessThanOrEqual(mostTokens(text));
      }),
    );
  });
});

describe('the most tokens', () => {
  test('are the bytes', () => {
    expect(['abc', 'é', '路', '👋'].map(mostTokens)).toEqual([3, 2, 3, 4]);
  });

  test('of a request are those of all it sends, and of what is put around', () => {
    const messages = [
      { role: 'system', text: 'é' },
      { role: 'user', text: 'abc', endsPrefix: true },
    ] as const;
    expect(mostInputTokens({ messages: [] })).toBe(512);
    expect(mostInputTokens({ messages })).toBe(512 + 2 * 64 + 5);
    expect(mostInputTokens({ messages, schema: { type: 'string' } })).toBe(
      512 + 2 * 64 + 5 + '{"type":"string"}'.length,
    );
  });
});
