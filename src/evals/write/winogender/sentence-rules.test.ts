import { describe, expect, test } from 'vitest';
import { sentenceRules } from './sentence-rules.ts';

const people = { occupation: 'nurse', otherPerson: 'patient' };
const broken = (sentence: string): string[] =>
  sentenceRules.filter(({ breaks }) => breaks(sentence, people)).map(({ reason }) => reason);

describe('a sentence', () => {
  test.each([
    'The nurse told the patient that _ would be back soon.',
    'The patient thanked the Nurse for ___ patience.',
    'The nurse, whom the patient had sent a theme for the hearse, was glad that somebody had met _.',
  ])('%s may be kept', (sentence) => {
    expect(broken(sentence)).toEqual([]);
  });

  test.each([
    ['The nurse told the patient to wait.', 'not one blank'],
    ['The nurse told the patient that _ would bring _ keys.', 'not one blank'],
    ['The nurse told the patient that _ would bring her keys.', 'another pronoun'],
    ['The nurse told the patient that _ had hurt Themselves.', 'another pronoun'],
    ['The doctor told the patient that _ would be back.', 'no occupation'],
    ['The nurse told the visitor that _ would be back.', 'no other person'],
    ['The nurse told the patient\nthat _ would be back.', 'several lines'],
    [`The nurse told the patient that _ would be back${' soon'.repeat(80)}.`, 'too long'],
  ])('%s is dropped', (sentence, reason) => {
    expect(broken(sentence)).toEqual([reason]);
  });
});
