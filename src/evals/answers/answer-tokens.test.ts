import { describe, expect, test } from 'vitest';
import { answerTokens } from './answer-tokens.ts';

const tokensOf = (...tokens: string[]) => tokens.map((token) => ({ token, logprob: -0.1, alternatives: [] }));
const from = (tokens: string[], text: string) => answerTokens(tokensOf(...tokens), text).map(({ token }) => token);

describe('the tokens of the answer', () => {
  test.each([
    ['all of them where there are no thoughts', ['Yes', '.'], 'Yes.', ['Yes', '.']],
    ['spaces and brackets before it included', [' (', 'A', ')'], '(A)', [' (', 'A', ')']],
    [
      'those behind thoughts in the text',
      ['<think>', 'No', '?', '</think>', '\n\n', 'Yes'],
      '<think>No?</think>\n\nYes',
      ['Yes'],
    ],
    ['those behind thoughts that the server took out', ['<think>', 'No', '?', '</think>', '\n\n', 'No'], 'No', ['No']],
    ['without the mark too', ['Hm', ', ', 'is it?', ' Yes', '<end>'], 'Yes', [' Yes', '<end>']],
    ['none where there are thoughts alone', ['<think>', 'Yes'], '<think>Yes', []],
    ['none where the text is empty', ['<think>', 'Yes'], '', []],
    ['all where the answer is not found', ['caf', '\ufffd', '\ufffd'], 'café', ['caf', '\ufffd', '\ufffd']],
  ])('are %s', (_, tokens, text, wanted) => {
    expect(from(tokens, text)).toEqual(wanted);
  });
});
