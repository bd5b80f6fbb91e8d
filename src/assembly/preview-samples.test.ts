import { expect, test } from 'vitest';
import type { Conversation } from '../insights/records.ts';
import { maskedText } from './masked-text.ts';
import { sampleDraw } from './preview-samples.ts';

const english = new Set(['is', 'my', 'from', 'is', 'from']);

test.each([
  ['Why is my invoice 4711 from Ada Lovelace wrong?', 'xxx is my xxxxxxx 0000 from xxx xxxxxxxx xxxxx?'],
  ['from@example.org is_my\n+44 20 7946 0958', 'xxxx@xxxxxxx.xxx xx_xx\n·00 00 0000 0000'],
  ['我叫王小明', 'xxxxx'],
  ['e\u0301cole 😀 \u202e', 'xxxxx · ·'],
  ['', ''],
])('%j is shown as %j', (text, shown) => {
  expect(maskedText(text, 200, english)).toBe(shown);
});

test('a long text is cut: the beginning of a word is no word, and no half of a character is left', () => {
  expect(maskedText('is isolated', 5, english)).toBe('is xx…');
  expect(maskedText('ab😀', 3, english)).toBe('xx·…');
});

const conversation = (id: number): Conversation => ({
  id: `c${id}`,
  messages: [
    { role: 'user', text: `question ${id}` },
    ...Array.from({ length: 9 }, () => ({ role: 'assistant' as const, text: 'private' })),
  ],
  account: 'hash',
  fields: { plan: 'free' },
});

test('so many are drawn whatever their order, each id once, and say nothing but their shape', () => {
  const all = Array.from({ length: 50 }, (_, id) => conversation(id));
  const drawOf = (rows: readonly Conversation[], seed = 1, count = 3) => {
    const draw = sampleDraw(count, seed, () => 'en');
    for (const row of rows) draw.add(row, 'simple');
    return draw.samples();
  };
  const samples = drawOf(all);
  expect(samples).toHaveLength(3);
  expect(drawOf([...all, ...all].toReversed())).toEqual(samples);
  expect(samples[0]).toMatchObject({ format: 'simple', hasAccount: true, hasTime: false, messageCount: 10 });
  expect(samples[0]?.messages).toHaveLength(6);
  expect(JSON.stringify(samples)).not.toMatch(/private|question|[1-9] *"/u);
  expect(drawOf(all, 1, 0)).toEqual([]);
});
