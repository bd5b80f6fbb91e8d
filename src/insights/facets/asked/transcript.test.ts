import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileText } from '../../../testing/hostile-text.ts';
import type { Message } from '../../records.ts';
import { transcriptOf } from './transcript.ts';

const said = (role: Message['role'], text: string): Message => ({ role, text });

describe('a transcript', () => {
  test('says who said what, without the system', () => {
    const messages = [
      said('system', 'Be kind.'),
      said('user', ' Hello \n'),
      said('assistant', 'Hi'),
      said('tool', '3'),
    ];
    expect(transcriptOf(messages, 1000)).toBe('### user\nHello\n### assistant\nHi\n### tool\n3');
  });

  test('has the beginning and the end of a long turn', () => {
    const text = transcriptOf([said('assistant', `${'a'.repeat(5000)}${'z'.repeat(5000)}`)], 12_000);
    expect(text).toBe(`### assistant\n${'a'.repeat(600)}\n[9100 characters left out]\n${'z'.repeat(300)}`);
  });

  test('leaves turns in the middle out where there are too many', () => {
    const messages = Array.from({ length: 40 }, (_, turn) => said('user', `turn ${turn} ${'x'.repeat(90)}`));
    const text = transcriptOf(messages, 1000);
    expect(text.match(/turn \d+ x/gu)?.map((found) => Number(found.slice(5, -2)))).toEqual([
      0, 1, 2, 3, 4, 5, 37, 38, 39,
    ]);
    expect(text).toContain('\n### 31 turns left out\n');
  });

  test('is never much longer than it may be, and no turn can begin another', () => {
    const role = fc.constantFrom<Message['role']>('user', 'assistant', 'tool', 'system');
    const conversation = fc.array(fc.record({ role, text: hostileText }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(conversation, fc.integer({ min: 500, max: 5000 }), (messages, most) => {
        const text = transcriptOf(messages, most);
        expect(text.length).toBeLessThan(most + 200);
        const turns = text.match(/^### (?:user|assistant|tool)$/gmu) ?? [];
        expect(turns.length).toBeLessThanOrEqual(messages.length);
      }),
    );
  });
});
