import type { Area } from '../material.ts';

export const health: Area = {
  name: 'health',
  slots: {
    part: ['knee', 'lower back', 'shoulder', 'neck', 'left ankle', 'wrist', 'hip'],
    since: ['since Sunday', 'for three weeks', 'for a month now', 'since I turned fifty', 'on and off for years'],
    time: ['twenty minutes', 'half an hour', 'two evenings a week', 'an hour on Saturdays'],
    age: ['thirty-four', 'fifty-one', 'sixty-eight', 'twenty-two', 'forty'],
  },
  context: [
    'I am {age} and otherwise well.',
    'My doctor has no appointment before next month.',
    'I sit at a desk all day.',
    'It has been like this {since}.',
    'I only have {time} for it.',
    'I do not take any medicine.',
  ],
  topics: [
    {
      name: 'complaints and symptoms',
      weight: 1.3,
      asks: [
        'My {part} hurts {since}, when is it time to see somebody?',
        'I have had a [dry cough|runny nose|slight fever] {since}, is that still normal',
        'What could it mean when I get dizzy every time I stand up?',
        'there is a red itchy patch on my {part}, what might that be',
        'How long is one contagious with the flu?',
        'I feel a [tingling|numbness] in my fingers {since}',
        'Which signs of a headache mean that I should go to the emergency room',
      ],
      more: ['It is worse in the morning.', 'No fever, I measured.', 'Could it be from stress?'],
    },
    {
      name: 'exercise and training',
      asks: [
        'Make a training plan for my first [half marathon|ten kilometres], I have {time}',
        'Which exercises strengthen the {part} without any equipment?',
        'How many push-ups should somebody of {age} be able to do',
        'is it bad to run two days in a row when my {part} is sore',
        'I want to gain muscle but only have {time}, what matters most?',
        'Show me a warm-up that does not look silly in the gym',
        'How do I breathe when I swim the crawl?',
      ],
      more: ['I own two dumbbells.', 'How fast should I progress?', 'What about rest days?'],
    },
    {
      name: 'sleep',
      weight: 0.9,
      asks: [
        'I wake up at four every night and lie there, what can I do?',
        'How many hours does a person of {age} need, really',
        'What helps to fall asleep without pills?',
        'does a nap in the afternoon ruin the night',
        'My partner snores {since}, which of the remedies work at all?',
        'I work night shifts, how do I rest properly in daylight',
        'Is looking at a screen in bed as bad as they say?',
      ],
      more: [
        'I drink no coffee after lunch.',
        'My head keeps turning over things.',
        'Would a different pillow matter?',
      ],
    },
    {
      name: 'medicines and lab results',
      asks: [
        'Can I take ibuprofen together with [antibiotics|blood thinners|a cold remedy]?',
        'My blood test says ferritin is low, what does that value tell',
        'What are common side effects of [statins|beta blockers|antihistamines]?',
        'I forgot my tablet this morning, should I double it tonight',
        'explain this report to me: slight degeneration of the {part}, no acute finding',
        'Is vitamin D worth taking in winter at {age}?',
        'What is the difference between the brand and the generic one',
      ],
      more: ['The pharmacist was not sure.', 'And with alcohol?', 'The reference range is printed beside it.'],
    },
    {
      name: 'moods and stress',
      asks: [
        'I feel empty {since} and nothing is fun, what can I do?',
        'How do I calm down when I get a panic attack on the bus',
        'What does a [therapist|counsellor] do in the first session?',
        'give me a breathing exercise that works in {time}',
        'I worry about everything, even at night, how do I stop that',
        'How can I be less hard on myself?',
        'Is it normal to cry for no reason at {age}?',
      ],
      more: ['I have not told anybody.', 'Meditation never worked for me.', 'It gets worse on Sundays.'],
    },
  ],
};
