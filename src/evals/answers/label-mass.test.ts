import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TokenChoice } from '../../models/token-choice.ts';
import { labelMass } from './label-mass.ts';

const place = (drawn: string, probabilities: Readonly<Record<string, number>>): TokenChoice => {
  const alternatives = Object.entries(probabilities).map(([token, p]) => ({ token, logprob: Math.log(p) }));
  return { token: drawn, logprob: Math.log(probabilities[drawn] ?? 0.001), alternatives };
};

describe('the mass of labels', () => {
  test('sums over their spellings, and says what is covered', () => {
    const { mass, coverage, untold } = labelMass(
      [place('Yes', { Yes: 0.5, ' yes': 0.1, YES: 0.05, No: 0.2, Maybe: 0.1 })],
      ['Yes', 'No'],
    );
    expect(mass[0]).toBeCloseTo(0.65);
    expect(mass[1]).toBeCloseTo(0.2);
    expect(coverage).toBeCloseTo(0.85);
    expect(untold).toBeCloseTo(0.05);
  });

  test('reads on behind an opening bracket, on the way that was drawn', () => {
    const { mass, coverage } = labelMass(
      [place(' (', { ' (': 0.8, A: 0.1, I: 0.1 }), place('B', { B: 0.75, A: 0.25 })],
      [' (A)', ' (B)'],
    );
    expect(mass[0]).toBeCloseTo(0.1 + 0.8 * 0.25);
    expect(mass[1]).toBeCloseTo(0.8 * 0.75);
    expect(coverage).toBeCloseTo(0.9);
  });

  test('what lies on a way that was not drawn is not told of', () => {
    const { mass, untold } = labelMass([place('A', { A: 0.6, '(': 0.4 })], ['A', 'B']);
    expect(mass).toEqual([expect.closeTo(0.6), 0]);
    expect(untold).toBeCloseTo(0.4);
  });

  test('tells labels with the same beginning apart where they part', () => {
    const { mass } = labelMass(
      [place('dis', { dis: 0.7, agree: 0.3 }), place('agree', { agree: 0.9, like: 0.1 })],
      ['disagree', 'dislike', 'agree'],
    );
    expect(mass).toEqual([expect.closeTo(0.63), expect.closeTo(0.07), expect.closeTo(0.3)]);
  });

  test.each([
    ['A', ' person', ' would'],
    ['A', '-', 'levels'],
    [' A', 's', ' such'],
  ])('what was drawn is no label where it goes on as something else: %s%s%s', (...said) => {
    const [first = '', ...more] = said;
    const tokens = [place(first, { [first]: 0.6, B: 0.3 }), ...more.map((token) => place(token, { [token]: 1 }))];
    expect(labelMass(tokens, [' (A)', ' (B)'])).toMatchObject({ mass: [0, expect.closeTo(0.3)] });
  });

  test.each([
    ['Y', 'es', ''],
    ['N', 'o', '.'],
    ['No', ',', ' because'],
    ['no', ' one', ' would'],
  ])('what was drawn is a label where it goes on as one: %s%s%s', (...said) => {
    const tokens = said.filter((token) => token !== '').map((token) => place(token, { [token]: 0.9 }));
    const { mass } = labelMass(tokens, ['Yes', 'No']);
    expect(Math.max(...mass)).toBeCloseTo(0.9);
  });

  test('what ends a reply says nothing against a label', () => {
    const tokens = [place(' B', { ' B': 0.9, ' A': 0.1 }), place('<|im_end|>', { '<|im_end|>': 1 })];
    expect(labelMass(tokens, [' (A)', ' (B)']).mass).toEqual([expect.closeTo(0.1), expect.closeTo(0.9)]);
  });

  test('a beginning of a label that ends as another word is none', () => {
    expect(labelMass([place('N', { N: 0.9, Yes: 0.1 }), place('/A', { '/A': 1 })], ['Yes', 'No']).mass).toEqual([
      expect.closeTo(0.1),
      0,
    ]);
  });

  test('stays a probability, whatever a server tells', () => {
    const token = fc.constantFrom('Yes', 'No', ' (', '', 'A', ' yes', 'Nope', '**');
    const scored = fc.record({ token, logprob: fc.double({ min: -20, max: 0, noNaN: true }) });
    const choice = fc.record({
      token,
      logprob: fc.double({ min: -20, max: 0, noNaN: true }),
      alternatives: fc.uniqueArray(scored, { selector: (one) => one.token, maxLength: 5 }),
    });
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 4 }), (tokens) => {
        const { coverage, untold } = labelMass(tokens, ['Yes', 'No']);
        expect(coverage).toBeGreaterThanOrEqual(0);
        expect(coverage).toBeLessThanOrEqual(1);
        expect(untold).toBeGreaterThanOrEqual(0);
        expect(untold).toBeLessThanOrEqual(1);
      }),
    );
  });
});
