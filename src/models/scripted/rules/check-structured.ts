import type { Rule } from '../rule.ts';

export const checkStructuredRule: Rule = {
  prompt: 'check-structured',
  answer: ({ quoted }) => {
    const sentence = quoted('sentence').trim();
    const requests = /^(?:please|show|tell|give|write|find|book|translate)\b/iu.test(sentence);
    return {
      language: 'en',
      words: sentence.split(/\s+/u).filter((word) => word !== '').length,
      kind: sentence.endsWith('?') ? 'question' : requests ? 'request' : 'statement',
    };
  },
};
