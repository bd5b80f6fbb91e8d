import { expect, test } from 'vitest';
import { contentWords } from '../model/content-words.ts';
import { quasiIdentifier } from './quasi-identifiers.ts';
import { kindNames, sensitiveKind, sensitiveKinds } from './sensitive-words.ts';

test.each([
  ['diabetes', 'health', null],
  ['Muslims', 'religion', null],
  ['convicted', 'legal', null],
  ['gay', 'sexuality', null],
  ['nurses', null, 'job'],
  ['teenager', null, 'age'],
  ['Germany', null, 'place'],
  ['python', null, null],
  ['health', null, null],
])('%s is of the kind %s, and tells %s', (word, sensitive, other) => {
  const stems = contentWords(word).map(({ stem }) => stem);
  expect(stems.map(sensitiveKind)).toEqual([sensitive]);
  expect(stems.map(quasiIdentifier)).toEqual([other]);
});

test('what stands for a kind holds no word of any, and tells of nobody', () => {
  for (const kind of sensitiveKinds) {
    const stems = contentWords(kindNames[kind]).map(({ stem }) => stem);
    expect(stems.length).toBe(2);
    for (const stem of stems) expect([sensitiveKind(stem), quasiIdentifier(stem)]).toEqual([null, null]);
  }
});
