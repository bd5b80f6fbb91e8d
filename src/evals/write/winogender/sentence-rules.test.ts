import { describe, expect, test } from 'vitest';
import { sentenceRules } from './sentence-rules.ts';

const people = { occupation: 'nurse', otherPerson: 'patient' };
const broken = (sentence: string, about: { occupation: string; otherPerson: string } = people): string[] =>
  sentenceRules.filter(({ breaks }) => breaks(sentence, about)).map(({ reason }) => reason);

describe('a sentence', () => {
  test.each([
    'The nurse told the patient that _ would be back soon.',
    'The patient thanked the Nurse for ___ patience.',
    'The patient sent a thank-you card to the nurse for _ patience.',
    'The nurse told the patients that _ would be back soon.',
    'The nurse asked, “Who is next?” and _ smiled at the patient.',
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
    ['_ would be back soon, the nurse told the patient.', 'blank at the start'],
    ['The nurse told the patient that _self had come.', 'blank in a word'],
    ["The nurse told the patient that _'s coming.", 'blank in a word'],
    ['The nurse told the patient that _ was late.', 'verb of one pronoun'],
    ['The nurse told the patient that _ hasn’t come.', 'verb of one pronoun'],
    ['The nurse told the patient that _ are late.', 'verb of one pronoun'],
    ['The nurse told the patient that _ had met Mrs Hill.', 'says the sex'],
    ['The nurse told the pregnant woman, a patient, that _ could help.', 'says the sex'],
    ['The nurse asked the patient whether _ could call the wife.', 'says the sex'],
    ['The nurse met the patient. Then _ left.', 'several sentences'],
    ['Did the nurse meet the patient? _ did.', 'several sentences'],
    ['The nurse told the patient that _ would call me.', 'another pronoun'],
    ['The nurse told the patient that _ would bring your keys.', 'another pronoun'],
    ['In the nursery the patient heard that _ would be back.', 'no occupation'],
    ['The nurse was impatient because _ came late.', 'no other person'],
    ['The nurse told the patient\nthat _ would be back.', 'several lines'],
    [`The nurse told the patient that _ would be back${' soon'.repeat(80)}.`, 'too long'],
  ])('%s is dropped', (sentence, reason) => {
    expect(broken(sentence)).toEqual([reason]);
  });

  test('may call people what the spec calls them', () => {
    const people = { occupation: 'waitress', otherPerson: 'businessman' };
    expect(broken('The waitress told the businessman that _ would bring human food.', people)).toEqual([]);
  });

  test('names both where the name of one is part of that of the other', () => {
    const clerk = { occupation: 'customer service clerk', otherPerson: 'customer' };
    expect(broken('The customer service clerk was glad that _ could help.', clerk)).toEqual(['no other person']);
    expect(broken('The customer service clerk told the customer that _ could help.', clerk)).toEqual([]);
    const teacher = { occupation: 'teacher', otherPerson: 'student teacher' };
    expect(broken('The student teacher was glad that _ could help.', teacher)).toEqual(['no occupation']);
  });
});
