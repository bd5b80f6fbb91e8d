import type { Rule } from '../rule.ts';

/** What looks like a person's own data, or like a small group. */
const RECOGNISABLE = /[@#]|\d{4,}|\b(?:mr|mrs|ms|dr)\.? \p{L}|\bnamed\b|\bmy (?:name|address)\b/iu;

export const auditRule: Rule = {
  prompt: 'audit',
  answer: ({ quoted }) =>
    RECOGNISABLE.test(`${quoted('name')}\n${quoted('description')}`)
      ? { justification: 'It holds something that belongs to one person.', rating: '1' }
      : { justification: 'It is about a subject that many people have.', rating: '5' },
};
