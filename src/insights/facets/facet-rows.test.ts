import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Conversation, facetRowSchema } from '../records.ts';
import { computedFacets } from './computed/index.ts';
import { facetRowOf } from './facet-rows.ts';
import { parseFacets } from './parse-facets.ts';

const detectLanguage = () => 'en';
const everything = parseFacets([...computedFacets.map((facet) => facet.name)]);

const conversation: Conversation = {
  id: 'c1',
  messages: [
    { role: 'system', text: 'Be kind.' },
    { role: 'user', text: 'How do I ride a 🚲?' },
    { role: 'assistant', text: 'Slowly at first.' },
    { role: 'user', text: 'Thanks' },
  ],
  account: 'hashed',
  startedAt: '2026-03-08T23:15:00.000Z',
  fields: {
    'meta.plan': '  Pro\u200b plan ',
    'meta.score': '0.7',
    'meta.flag': true,
    'meta.at': 1772900000,
    'meta.empty': ' ',
  },
};

function valuesOf(facets: unknown[], of: Conversation = conversation) {
  return facetRowOf(of, parseFacets(facets), { detectLanguage }).values;
}

describe('facetRowOf', () => {
  test('computed facets', () => {
    expect(facetRowOf(conversation, everything, { detectLanguage })).toEqual({
      conversation: 'c1',
      account: 'hashed',
      request: 'How do I ride a 🚲?\nThanks',
      language: 'en',
      values: {
        turns: 2,
        length: 24,
        language: 'English',
        time: '2026-03-08T23:15:00.000Z',
        week: '2026-03-08T23:15:00.000Z',
        month: '2026-03-08T23:15:00.000Z',
        weekday: 'Sunday',
        'system-prompt': 'Be kind.',
        hour: '18-23 h',
      },
    });
  });

  test('what is not known has no value', () => {
    const { account: _, startedAt: __, ...bare } = conversation;
    const row = facetRowOf(bare, everything, { detectLanguage: () => 'und' });
    expect(row.account).toBeNull();
    expect(row.values).toMatchObject({ language: null, time: null, week: null, weekday: null, hour: null });
  });

  test('fields by kind', () => {
    expect(
      valuesOf([
        'meta.plan',
        { field: 'meta.score', kind: 'number' },
        { field: 'meta.score', name: 'high', above: 0.5 },
        'meta.flag',
        { field: 'meta.at', kind: 'time' },
        'meta.empty',
        'meta.missing',
        { field: 'meta.plan', name: 'not a number'.replaceAll(' ', '-'), kind: 'number' },
        { field: '__proto__', name: 'proto' },
        { field: 'constructor', name: 'built-in-member' },
      ]),
    ).toEqual({
      'meta.plan': 'Pro plan',
      'meta.score': 0.7,
      high: 'yes',
      'meta.flag': 'yes',
      'meta.at': '2026-03-07T16:13:20.000Z',
      'meta.empty': null,
      'meta.missing': null,
      'not-a-number': null,
      proto: null,
      'built-in-member': null,
    });
  });

  test('whatever is said, the row is one that the next stage can read', () => {
    const field = fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
    const definitions = parseFacets([
      ...computedFacets.map((facet) => facet.name),
      { field: 'x', name: 'x1' },
      { field: 'x', name: 'x2', kind: 'number' },
      { field: 'x', name: 'x3', kind: 'time' },
      { field: 'x', name: 'x4', above: 1 },
    ]);
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 }), field, (texts, x) => {
        const messages = texts.map((text) => ({ role: 'user' as const, text }));
        const row = facetRowOf({ id: 'i', messages, fields: { x } }, definitions, { detectLanguage });
        expect(facetRowSchema.parse(JSON.parse(JSON.stringify(row)))).toEqual(row);
      }),
      { numRuns: 300 },
    );
  });
});
