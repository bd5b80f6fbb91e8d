import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentWords } from '../model/content-words.ts';
import { quasiIdentifier } from './quasi-identifiers.ts';
import { sensitiveKind } from './sensitive-words.ts';
import { type NameTerm, standingTogether } from './side-by-side.ts';

const term = (text: string): NameTerm => ({ stems: contentWords(text).map(({ stem }) => stem) });
const kept = (...texts: string[]): string[] => {
  const terms = texts.map((text) => ({ ...term(text), text }));
  return standingTogether(terms).map(({ text }) => text);
};

describe('beside a sensitive word', () => {
  test('stands what tells of nobody, and words of its own kind', () => {
    expect(kept('diabetes', 'treatment', 'insulin')).toEqual(['diabetes', 'treatment', 'insulin']);
  });

  test('stands no age, place or job, nor another kind', () => {
    expect(kept('diabetes', 'nurse', 'teenager', 'germany', 'muslim', 'diet')).toEqual(['diabetes', 'diet']);
  });

  test('stands what is in one claim with it', () => {
    expect(kept('diabetes nurse', 'nurse', 'diabetes', 'germany')).toEqual(['diabetes nurse', 'nurse', 'diabetes']);
  });

  test('the first one stays, and others may stand with each other', () => {
    expect(kept('nurse', 'germany', 'teenager', 'diabetes')).toEqual(['nurse', 'germany', 'teenager']);
    expect(standingTogether([term('nurse'), { stems: ['medical'], kind: 'health' }])).toEqual([term('nurse')]);
    expect(standingTogether([term('asthma'), { stems: ['medical'], kind: 'health' }])).toHaveLength(2);
  });

  test('nothing that tells whose it is stands without a claim of both, whatever there is', () => {
    const words = ['diabetes', 'asthma', 'gay', 'muslim', 'nurse', 'teacher', 'teenager', 'france', 'bread'];
    const texts = fc.array(fc.subarray(words, { minLength: 1, maxLength: 3 }).map((some) => some.join(' ')));
    const kindOf = (stem: string): string | null => sensitiveKind(stem) ?? quasiIdentifier(stem);
    fc.assert(
      fc.property(texts, (all) => {
        const shown = new Set(kept(...all).flatMap((text) => term(text).stems));
        const claims = all.map((text) => term(text).stems);
        for (const one of shown)
          for (const other of shown)
            if (sensitiveKind(one) !== null && kindOf(other) !== null && kindOf(other) !== kindOf(one))
              expect(claims.some((stems) => stems.includes(one) && stems.includes(other))).toBe(true);
      }),
    );
  });
});
