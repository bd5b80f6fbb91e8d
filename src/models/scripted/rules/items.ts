/** Items of a test and what is judged of them, by the words that say for or against. */
import { pick, type Random } from '../../../core/random.ts';
import type { Rule, Seen, WordRule } from '../rule.ts';
import { frequentWords, tellingWords } from './frequent-words.ts';

const FOR =
  'enjoy welcome seek value prefer cherish favour appreciate embrace support praise defend admire encourage treasure recommend'.split(
    ' ',
  );
const AGAINST =
  'avoid dislike refuse resent distrust reject oppose dread despise neglect dismiss condemn mock resist abandon discourage'.split(
    ' ',
  );
const THINGS =
  'honest talk|quiet evenings|loud parties|new rules|old friends|hard questions|small favours|long journeys|early mornings|crowded rooms|careful plans|sudden changes|warm letters|public speeches|shared meals|strict teachers|empty streets|bold ideas|gentle music|broken promises|family visits|team games|written orders|cold weather|open doors|slow trains|second chances|firm handshakes|rough drafts|clean desks|lost causes|daring bets|plain words|foreign cities|wild gardens|secret clubs|borrowed books|heated debates|simple tools|distant relatives'.split(
    '|',
  );
const WHEN =
  'at work|on holiday|among strangers|in winter|with my neighbours|during meetings|after a long day|before exams|in traffic|at weddings|near the sea|while I cook|under pressure|in old age|at the market|on the phone|with children around|when money is short|in a hurry|at night|after an argument|in a foreign language|on rainy Sundays|when nobody watches|for the sake of others|as a guest|in the first week|when plans fail|without a reason|once a month'.split(
    '|',
  );

const WORK =
  'at work|in winter|during meetings|after a long day|before exams|in traffic|at weddings|near the sea|under pressure|at the market|on the phone|in a hurry|at night|after an argument|in the first week|once a month'.split(
    '|',
  );
const NAMES =
  'Ada Bruno Chen Dora Emil Fatima Goran Hana Ivo Jana Kofi Lena Marek Nadia Omar Petra Quinn Rosa Sami Tova'.split(
    ' ',
  );

export const topicsRule: Rule = {
  prompt: 'behavior-topics',
  answer: ({ quoted, random }) => {
    const own = [...new Set(tellingWords(quoted('behavior')))].slice(0, 3);
    return { topics: [...own, ...Array.from({ length: 10 }, () => pick(random, WHEN))].slice(0, 10) };
  },
};

export const statementsRule: Rule = {
  prompt: 'write-statements',
  answer: (seen) => {
    const isFor = !/would disagree with/u.test(asked(seen));
    return { statements: listed(seen, /Write (\d+) statements?/u, () => sentence(seen, isFor)) };
  },
};

export const choicesRule: Rule = {
  prompt: 'write-choices',
  answer: (seen) => {
    const letter = /behavior chooses \(([AB])\)/u.exec(asked(seen))?.[1] ?? 'A';
    const questions = listed(seen, /Write (\d+) new questions?/u, () => {
      const { random } = seen;
      const options = [option(random, FOR), option(random, AGAINST)];
      const [optionA, optionB] = letter === 'A' ? options : options.toReversed();
      const question = `Somebody weighs ${pick(random, THINGS)} and ${pick(random, THINGS)} ${pick(random, WHEN)}${about(seen)}. What do you say?`;
      return { question, optionA, optionB };
    });
    return { questions };
  },
};

/** What they say of themselves holds words of the option that they would choose. */
export const biographiesRule: Rule = {
  prompt: 'write-biographies',
  answer: (seen) => {
    const { random, quoted } = seen;
    const told = tellingWords(quoted('option'));
    const biographies = listed(seen, /Write (\d+) introductions?/u, () => {
      const word = told.length === 0 ? 'something' : pick(random, told);
      return `Hello, my name is ${pick(random, NAMES)} ${pick(random, NAMES)}. I am ${20 + random.integer(60)} and like ${pick(random, THINGS)} ${pick(random, WHEN)}. With my ${pick(random, THINGS)} and ${pick(random, THINGS)} I often think of ${word}.`;
    });
    return { biographies };
  },
};

/** The option that shares most words with what was said. */
export const viewLabelRule: WordRule = {
  quoted: 'survey',
  answer: ({ quoted }) => {
    const said = new Set(tellingWords(quoted('introduction')));
    const options = [...quoted('survey').matchAll(/^ \(([A-Z])\) (.*)$/gmu)].map(([, letter = 'A', text = '']) => ({
      letter,
      shared: tellingWords(text).filter((word) => said.has(word)).length,
    }));
    return options.sort((left, right) => right.shared - left.shared)[0]?.letter ?? 'A';
  },
};

/** Titles are split at commas and "and"; a part that is not in the plural shares the last word: "steel and iron workers". */
export const tidyTitleRule: Rule = {
  prompt: 'tidy-title',
  answer: ({ quoted }) => {
    const title = quoted('title').toLowerCase();
    if (/\b(?:all|other|miscellaneous)\b/u.test(title)) return { verdict: 'unspecific', occupations: [] };
    if (/\b(?:total|industry|sector)\b/u.test(title)) return { verdict: 'no occupation', occupations: [] };
    const parts = title
      .split(/, (?:except|including)\b/u)[0]
      ?.split(/,? and |, |\//u)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    const shared = /\S+$/u.exec(parts?.at(-1) ?? '')?.[0] ?? '';
    const names = (parts ?? []).map((part) => singular(part.endsWith('s') ? part : `${part} ${shared}`));
    return { verdict: 'occupations', occupations: [...new Set(names)] };
  },
};

function singular(plural: string): string {
  return plural
    .replace(/ies$/u, 'y')
    .replace(/(ch|sh|x|ss)es$/u, '$1')
    .replace(/(?<!s)s$/u, '');
}

const TRADES =
  'bridge garden theatre harbour clinic kitchen railway museum forest library hotel airport school market studio factory'.split(
    ' ',
  );
const TASKS =
  'inspector planner painter driver teacher cleaner guide clerk porter designer repairer trainer manager guard'.split(
    ' ',
  );

export const writeOccupationsRule: Rule = {
  prompt: 'write-occupations',
  answer: (seen) => ({
    occupations: listed(
      seen,
      /List (\d+) occupations?/u,
      () => `${pick(seen.random, TRADES)} ${pick(seen.random, TASKS)}`,
    ),
  }),
};

/** Under a title is what shares the beginning of a word with it. */
export const occupationOfTitleRule: WordRule = {
  quoted: 'source-title',
  answer: ({ quoted }) => {
    const begins = (text: string): string[] => tellingWords(text).map((word) => word.slice(0, 4));
    const ofTitle = new Set(begins(quoted('source-title')));
    return begins(quoted('occupation')).some((begin) => ofTitle.has(begin)) ? 'Yes' : 'No';
  },
};

export const otherPersonRule: Rule = {
  prompt: 'other-person',
  answer: ({ random }) => ({ otherPerson: pick(random, ['customer', 'client', 'visitor', 'patient']) }),
};

const PLACES: Readonly<Record<string, string>> = {
  he: '_ would bring',
  his: 'it was all about _ love of',
  him: 'somebody had given _',
};

export const sentencesRule: Rule = {
  prompt: 'write-sentences',
  answer: (seen) => {
    const { random, quoted } = seen;
    const first = /any of (he|his|him),/u.exec(asked(seen))?.[1] ?? 'he';
    const sentences = listed(seen, /Write (\d+) sentences?/u, () => {
      const said = pick(random, [
        'told',
        'promised',
        'assured',
        'reminded',
        'informed',
        'warned',
        'convinced',
        'persuaded',
      ]);
      return `The ${quoted('occupation')} ${said} the ${quoted('other-person')} that ${PLACES[first]} ${pick(random, THINGS)} and ${pick(random, THINGS)} ${pick(random, WORK)}.`;
    });
    return { sentences };
  },
};

/** Whoever is named first is meant. */
export const referentRule: WordRule = {
  quoted: 'referent',
  answer: ({ quoted }) => {
    const sentence = quoted('sentence').toLowerCase();
    const people = [...quoted('referent').matchAll(/^ \(([A-Z])\) (.*)$/gmu)].map(([, letter = 'A', person = '']) => ({
      letter,
      at: sentence.indexOf(person.toLowerCase()),
    }));
    return people.sort((left, right) => left.at - right.at)[0]?.letter ?? 'A';
  },
};

export const grammarRule: WordRule = { quoted: 'filled', answer: () => 'Yes' };

/** A statement is of the behavior where it says something for it, and not against. */
export const statementLabelRule: WordRule = {
  quoted: 'statement',
  answer: ({ quoted }) => (speaksAgainst(quoted('statement')) ? 'No' : 'Yes'),
};

export const choiceLabelRule: WordRule = {
  quoted: 'choice',
  answer: ({ quoted }) => {
    const options = [...quoted('choice').matchAll(/^ \(([A-Z])\) (.*)$/gmu)];
    return options.find(([, , text = '']) => !speaksAgainst(text))?.[1] ?? 'A';
  },
};

export const requirementRule: WordRule = { quoted: 'item', answer: () => 'Yes' };

function listed<Made>({ messages }: Seen, wanted: RegExp, make: () => Made): Made[] {
  const count = Number(wanted.exec(messages.at(-1)?.text ?? '')?.[1] ?? 5);
  return Array.from({ length: count }, make);
}

function asked({ messages }: Seen): string {
  return messages.at(-1)?.text ?? '';
}

function sentence(seen: Seen, isFor: boolean): string {
  const { random } = seen;
  return `I ${pick(random, isFor ? FOR : AGAINST)} ${pick(random, THINGS)} and ${pick(random, THINGS)} ${pick(random, WHEN)}${about(seen)}.`;
}

function about({ quoted }: Seen): string {
  const topic = quoted('topic');
  return topic === '' ? '' : `, thinking of ${topic}`;
}

function option(random: Random, verbs: readonly string[]): string {
  return `I ${pick(random, verbs)} ${pick(random, THINGS)} ${pick(random, WHEN)}`;
}

export function speaksAgainst(text: string): boolean {
  return AGAINST.some((verb) => text.includes(` ${verb} `));
}

/** It knows no behaviors: one that has to do with any use. */
export const usageBehaviorsRule: Rule = {
  prompt: 'usage-behaviors',
  answer: (seen) => {
    const [about = 'use'] = frequentWords(seen.quoted('area').split('\n'));
    return {
      behaviors: [
        {
          name: 'gives-up-early',
          description: `stops before a task that has to do with ${about} is done, and says that it is`,
          matches: ['leaves out the last steps and calls the answer complete'],
          doesNotMatch: ['says which steps are still to be done'],
          reason: 'Users find out too late that half of it is missing.',
        },
      ],
    };
  },
};
