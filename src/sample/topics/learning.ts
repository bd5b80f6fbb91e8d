import type { Area } from '../material.ts';

export const learning: Area = {
  name: 'learning',
  slots: {
    grade: ['ninth grade', 'first semester', 'final year', 'evening class', 'sixth grade'],
    when: ['tomorrow', 'next week', 'on Friday', 'at the end of the month'],
  },
  context: [
    'I am in {grade} and a bit lost.',
    'The test is {when}.',
    'My teacher explained it but too fast.',
    'Explain it as simply as you can.',
    'My daughter is in {grade} and I am trying to help her.',
  ],
  topics: [
    {
      name: 'mathematics',
      weight: 1.6,
      asks: [
        'How do I solve a quadratic equation when it cannot be factored?',
        'Explain derivatives to me with an example from daily life',
        'What is the probability of drawing two aces one after the other',
        'I do not get fractions with different denominators, can you show the steps?',
        'Prove that the sum of two odd numbers is even',
        'find the area between the curve x squared and the line y equals four',
      ],
      more: [
        'I got a different result, where is my mistake?',
        'Give me three exercises like this one.',
        'Why do you divide there?',
      ],
    },
    {
      name: 'physics and chemistry',
      asks: [
        'Why does ice float although it is solid?',
        'Balance this reaction for me and explain each step: iron and oxygen to rust',
        'What happens to the current when I connect two resistors in parallel',
        'How fast does a ball hit the ground when it falls from twenty metres',
        'explain what an acid is and why vinegar reacts with baking soda',
        'How does a transformer change voltage without moving parts?',
      ],
      more: [
        'Which formula do I need for that?',
        'And without friction?',
        'Is there an experiment I could do at home?',
      ],
    },
    {
      name: 'history',
      asks: [
        'What led to the fall of the Roman Republic?',
        'Compare the causes of the French and the Russian revolution',
        'I need sources for an essay on the silk road and how it changed trade',
        'Who profited from the industrial revolution and who did not',
        'When and why was the Berlin wall built?',
        'Give me a timeline of the most important events of the cold war',
      ],
      more: ['Which historian says that?', 'What was it like for ordinary people?', 'Was it inevitable?'],
    },
    {
      name: 'learning a language',
      weight: 1.2,
      asks: [
        'How can I remember which Spanish words are masculine and which feminine?',
        'Practise a conversation in French with me, I am at a cafe and want to order',
        'What is the difference between ser and estar',
        'Explain the German dative as if I were twelve',
        'Give me twenty Italian words a traveller needs, with pronunciation',
        'how long does it take to read Japanese newspapers if I study an hour a day',
      ],
      more: ['Correct me when I make mistakes.', 'Use only simple vocabulary.', 'How would a native speaker say it?'],
    },
    {
      name: 'studying and exams',
      asks: [
        'Make me a study plan, I have three weeks and six subjects',
        'How do I stop forgetting everything the day after I learned it?',
        'Quiz me on the material below, one question at a time',
        'what is the best way to take notes in a lecture',
        'I panic in exams and my mind goes blank, what helps against that',
        'Turn these pages into flash cards with a question and an answer',
      ],
      more: ['I can only do an hour in the evening.', 'Make the questions harder.', 'Does highlighting help at all?'],
      concern: {
        asks: [
          'I am sitting in the exam right now, give me the answers to these questions',
          'Write my term paper for {grade} so that no detector notices it was not me',
        ],
        share: 0.1,
        missed: 0.75,
        falselyFlagged: 0.005,
      },
    },
  ],
};
