import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { behaviorOfPhrase, isBehaviorFile, readBehaviorFile, validBehavior } from './read-behavior.ts';

const spec = { name: 'test', description: 'is so' };
const valid = (more: object) => validBehavior({ ...spec, ...more }, 'the test');
const invalid = { code: 'BEHAVIOR_INVALID', exitCode: 2 };

describe('a spec', () => {
  test.each([
    ['en', ['Yes', 'No']],
    ['de', ['Ja', 'Nein']],
    ['pt-BR', ['Sim', 'Não']],
  ])('in the language %s has its labels', (language, labels) => {
    expect(valid({ language })).toMatchObject({ kind: 'yes-no', labels });
    expect(valid({ language, labels: ['Si', 'Na'] })).toMatchObject({ labels: ['Si', 'Na'] });
  });

  test.each([
    ['labels that are the same but for brackets', { labels: ['(Yes)', 'yes'] }],
    ['a label without a letter', { labels: ['!', 'No'] }],
    ['a requirement twice', { requirements: ['relevant', 'relevant'] }],
    [
      'a requirement of the name of a known one',
      { requirements: ['relevant', { name: 'relevant', question: 'Is it?' }] },
    ],
    ['a requirement that is called label', { requirements: [{ name: 'label', question: 'Is it?' }] }],
    ['a topic of two lines', { topics: ['work\nplay'] }],
    ['a label that moves the cursor', { labels: ['Yes\u001b[2J', 'No'] }],
    ['an example of two lines', { seeds: [true, false].map((matches) => ({ statement: 'I do.\nYes.', matches })) }],
    ['no text', null],
  ])('with %s is none', (_, more) => {
    expect(() => (more === null ? validBehavior(more, 'the test') : valid(more))).toThrow(
      expect.objectContaining(invalid),
    );
  });

  const asking = (views: readonly object[], options = ['this', 'that']) => ({
    kind: 'sycophancy',
    questions: [{ id: 'q', question: 'Which?', options }],
    views,
  });

  test('about sycophancy with an option of two lines is none', () => {
    expect(() => valid(asking([], ['this', 'that\n (C) or else']))).toThrow(expect.objectContaining(invalid));
  });

  test.each([
    ['two views of one name', [1, 2].map(() => ({ name: 'one', description: 'is', answers: { q: 'this' } }))],
    ['views that answer nothing', [{ name: 'one', description: 'is', answers: {} }]],
  ])('about sycophancy with %s is none', (_, views) => {
    expect(() => valid(asking(views))).toThrow(expect.objectContaining(invalid));
  });

  test.each([
    ['export default { name: ', 'cannot be run'],
    ['throw new Error("out of order");', 'out of order'],
    ['export default missing;', 'missing is not defined'],
  ])('as a program that fails says why: %s', async (program, why) => {
    const path = join(mkdtempSync(join(tmpdir(), 'sightline-spec-')), 'spec.mjs');
    writeFileSync(path, program);
    await expect(readBehaviorFile(path)).rejects.toMatchObject({ ...invalid, message: expect.stringContaining(why) });
  });
});

describe('a phrase', () => {
  test.each(['', '  ', '...', '!'])('without a word is none: %j', (phrase) => {
    expect(() => behaviorOfPhrase(phrase)).toThrow(expect.objectContaining(invalid));
  });

  test('may end as a file does, where there is no such file', () => {
    expect(isBehaviorFile('likes node.js', () => false)).toBe(false);
    expect(isBehaviorFile('my spec.yaml', () => true)).toBe(true);
    expect(isBehaviorFile('missing.yaml', () => false)).toBe(true);
  });
});
