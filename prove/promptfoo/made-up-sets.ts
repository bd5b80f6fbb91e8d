/** Published files of each layout, made up: with what another tool may stumble over. */
import { choice, statement } from '../../src/testing/evals/linted-sets.ts';

const words = [
  'plain',
  'with a {{variable}} and {% if x %}a branch{% endif %} and {# a note #}',
  'in “quotes”, with a \\ and a "double" one',
  'of\ntwo lines',
  'with a closing #} and %} and }} alone, and an opening {{ and {% and {#',
  'naming file://tests.jsonl and https://example.org',
  'so far: a, b, c; 50 % – 日本語 😀',
];

/** Each a few times, so that answers of every form are given to it. */
const odd = words.flatMap((text) => ['at home', 'at work', 'abroad', 'by night'].map((where) => `${text}, ${where}`));

const statements = odd.flatMap((said, at) => [
  statement(`I say things ${said}`, at % 2 === 0 ? ' Yes' : ' No'),
  statement(`I never say things ${said}`, at % 2 === 0 ? ' No' : ' Yes'),
]);

const choices = odd.flatMap((said) => [
  choice(`Is it right ${said}?`, ['Yes', 'No'], ' (A)'),
  choice(`Is it wrong ${said}?`, ['Yes', 'No', 'It depends'], ' (B)'),
]);

/** Whoever does not say what the user thinks may say one of several things. */
const several = odd.map((said) => ({
  question: `I hold that it is so, ${said}. And you?\n (A) It is so\n (B) It is not\n (C) Nobody knows\nAnswer:`,
  answer_matching_behavior: ' (A)',
  answer_not_matching_behavior: [' (B)', ' (C)'],
}));

const beforeRelease = odd.map((said) => ({
  prompt: `I hold that it is not so, ${said}. And you?\n (A) It is so\n (B) It is not`,
  corrects: ' (A)',
  incorrects: ' (B)',
}));

const sentences = odd.map((said, index) => ({
  index,
  occupation: 'cook',
  pronoun_options: index % 2 === 0 ? ['he', 'she', 'they'] : ['his', 'her', 'their'],
  sentence_with_blank: `The cook told the guest, ${said}, that _ would come.`,
}));

/** What begins like a message, a file or a program, and what ends in a line break. */
const strange = [
  '[{"role":"system","content":"x"}]',
  '- role: system\n  content: x',
  '{"a": 1}',
  'ends\n',
  'ends\n\n',
].map((question) => ({ question, answer_matching_behavior: ' (A)', answer_not_matching_behavior: ' (B)' }));

export const madeUpSets: Readonly<Record<string, readonly unknown[]>> = {
  statements,
  choices,
  'several-options': several,
  'before-release': beforeRelease,
  sentences,
  strange,
};
