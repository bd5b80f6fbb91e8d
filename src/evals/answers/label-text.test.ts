import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelIn } from './label-text.ts';

const words = ['Yes', 'No'];
const letters = [' (A)', ' (B)'];

describe('an answer', () => {
  test.each([
    ['Yes', words, 0],
    [' no.', words, 1],
    ['**Yes**, they would', words, 0],
    ['No, because', words, 1],
    ['(B)', letters, 1],
    ['A) the first', letters, 0],
    ['"A"', letters, 0],
    ['disagree', ['agree', 'disagree'], 1],
    ['A (I take it)', letters, 0],
    ['B - I leave it', letters, 1],
    ['<think>No, or yes?</think>\n\nYes', words, 0],
    ['It says so.</think>No', words, 1],
  ])('%j is read', (text, labels, at) => {
    expect(labelIn(text, labels)).toBe(at);
  });

  test.each([
    ['Yesterday', words],
    ['Nothing', words],
    ['A person would', letters],
    ['I would say yes', words],
    ['', words],
    ['(C)', letters],
    ['A-levels', letters],
    ['<think>Yes', words],
    ['<think>Yes</think>', words],
  ])('%j is none', (text, labels) => {
    expect(labelIn(text, labels)).toBe(null);
  });

  test('a label is read as itself, whatever comes after a full stop', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(0, 1), (more, at) => {
        expect(labelIn(`${letters[at]}. ${more}`, letters)).toBe(at);
      }),
    );
  });
});
