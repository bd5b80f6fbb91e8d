import { describe, expect, test } from 'vitest';
import type { Conversation } from '../records.ts';
import { parseFacets } from './definitions.ts';
import { labelFacets, NOT_GIVEN, OTHER } from './facet-labels.ts';
import { facetRowOf } from './facet-rows.ts';
import { languageOf } from './language.ts';
import { requestOf } from './request-text.ts';

const conversation = (text: string, fields: Conversation['fields'] = {}): Conversation => ({
  id: text,
  messages: [
    { role: 'user', text },
    { role: 'assistant', text: 'Certainly.' },
  ],
  startedAt: '2026-03-05T10:00:00.000Z',
  fields,
});

function labels(written: unknown[], conversations: Conversation[]): string[][] {
  const definitions = parseFacets(written);
  const rows = conversations.map((one) => facetRowOf(one, definitions));
  return labelFacets(definitions, rows).map((facet) => [...facet.values].map((value) => facet.labels[value] as string));
}

describe('requestOf', () => {
  const request = (...texts: string[]) =>
    requestOf(
      texts.map((text) => ({ role: 'user' as const, text })),
      8,
    );

  test('keeps the own words and leaves out code, addresses and long numbers', () => {
    expect(
      request(
        'Please fix this:\n```js\nlet secret = 1;\n```\nsee https://example.com/a?b=c or mail me@example.com, id 4711-0815',
      ),
    ).toBe('Please fix this: see or mail id');
  });

  test('cuts at the number of words, over turns', () => {
    expect(request('one two three four five', 'six seven eight nine')).toBe('one two three four five\nsix seven eight');
  });

  test('a long stretch without spaces counts by its characters', () => {
    expect(request('東京で美味しいラーメン屋さんを教えてください')).toBe('東京で美味しいラーメン屋さんを教');
  });

  test('a turn that is only code still says something', () => {
    expect(request('```\nprint(total)\n```')).toContain('print');
  });
});

describe('languageOf', () => {
  test.each([
    ['How do I reset the password of my account?', 'en'],
    ['Wie setze ich das Passwort meines Kontos zurück?', 'de'],
    ['東京で美味しいラーメン屋さんを教えてください', 'ja'],
    ['你好，我想订一家酒店', 'zh'],
    ['ok', 'und'],
    ['', 'und'],
    ['12345 67890 24680', 'und'],
  ])('%s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });
});

describe('facets', () => {
  const some = [conversation('short'), conversation('x'.repeat(300)), conversation('y'.repeat(60))];

  test('computed ones are binned', () => {
    expect(labels(['turns', 'length', 'time'], some)).toEqual([
      ['1 or less', '1 or less', '1 or less'],
      ['under 50', '200 to 499', '50 to 99'],
      ['2026-03-05', '2026-03-05', '2026-03-05'],
    ]);
  });

  test('a field keeps its most frequent values and pools the rest', () => {
    const plans = ['free', 'free', 'pro', 'odd', undefined].map((plan) =>
      conversation('hello there you', plan === undefined ? {} : { 'meta.plan': plan }),
    );
    const definition = { name: 'plan', source: { field: 'meta.plan' }, limit: 2 };
    expect(labels([definition], plans)).toEqual([['free', 'free', OTHER, 'odd', NOT_GIVEN]]);
  });

  test('numbers without bins get round edges', () => {
    const scores = [0.11, 0.22, 0.37, 0.52, 0.93].map((score) => conversation('a b c', { score }));
    const [given] = labels([{ name: 'score', kind: 'number', source: { field: 'score' } }], scores);
    expect(given).toEqual(['under 0.2', '0.2 to under 0.5', '0.2 to under 0.5', '0.5 to under 1', '0.5 to under 1']);
  });

  test('time is shown by week over months', () => {
    const days = ['2026-03-05', '2026-03-09', '2026-05-01'].map((day) => ({
      ...conversation(day),
      startedAt: `${day}T00:00:00.000Z`,
    }));
    expect(labels(['time'], days)).toEqual([['2026-03-02', '2026-03-09', '2026-04-27']]);
  });

  test('what cannot be used is refused with what can', () => {
    expect(() => parseFacets([{ name: 'x', source: { computed: 'mood' } }])).toThrow(
      expect.objectContaining({ code: 'FACET_INVALID' }),
    );
    expect(() => parseFacets(['turns', 'turns'])).toThrow(expect.objectContaining({ code: 'FACET_TWICE' }));
  });
});
