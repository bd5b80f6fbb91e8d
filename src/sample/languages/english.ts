import type { Language } from '../material.ts';
import { health } from '../topics/health.ts';
import { home } from '../topics/home.ts';
import { learning } from '../topics/learning.ts';
import { leisure } from '../topics/leisure.ts';
import { money } from '../topics/money.ts';
import { programming } from '../topics/programming.ts';
import { relationships } from '../topics/relationships.ts';
import { travel } from '../topics/travel.ts';
import { work } from '../topics/work.ts';
import { writing } from '../topics/writing.ts';

export const english: Language = {
  code: 'en',
  share: 0.795,
  space: ' ',
  areas: [programming, writing, learning, home, work, travel, health, money, leisure, relationships],
  phrases: {
    openers: [
      'Hi!',
      'Hello there.',
      'Quick question.',
      'Good morning.',
      'I hope you can help.',
      'Hey.',
      'One more thing.',
    ],
    subjects: [
      '[A question|Something|Another one] about {about}.',
      'I need [help with|advice on] {about}.',
      '[This is|It is] about {about}.',
      'I am [stuck|busy|struggling] with {about}.',
      '{about}, [again|once more].',
      '[Topic|Subject]: {about}.',
    ],
    closers: [
      'Thanks!',
      'Thank you in advance.',
      'Please be brief.',
      'No long introduction please.',
      'Step by step please.',
    ],
    asides: [
      'I [asked|wrote] about {thing} [yesterday|last week], this is [something else|unrelated].',
      'It came up while I was busy with {thing}.',
      'My [brother|sister|neighbour|friend] thinks {thing} is more urgent.',
      'I have only [ten minutes|an hour] before I get back to {thing}.',
      'Last time you helped me with {thing}, that was great.',
      'Forget what I said about {thing}.',
    ],
    slots: {
      thing: [
        'a recipe',
        'the garden',
        'my tax form',
        'a cover letter',
        'the holiday in Portugal',
        'my Python script',
        'the database',
        'a poem',
        'my homework',
        'the exam',
        'a sore knee',
        'the budget',
        'a birthday present',
        'the wedding speech',
        'our meeting',
        'a board game',
        'the flight',
        'my running plan',
        'the landlord',
        'an Excel sheet',
        'the interview',
        'a film',
        'my mortgage',
        'the kitchen tap',
        'my sleep',
        'a chess opening',
        'the translation',
        'my boyfriend',
        'the insurance',
        'a regular expression',
        'the hotel',
        'a novel',
      ],
    },
    follows: [
      'Can you make that [shorter|simpler]?',
      'I do not [quite understand|follow] the last part.',
      'Are you sure about that?',
      'Could you give me [an example|another option]?',
      'And what [would you do|do most people do]?',
      'That [helps|is great], what comes next?',
      'Put it in a [table|list] please.',
      'What is the [most common mistake|biggest risk] there?',
    ],
    replies: [
      'Here is [a first version|one way to do it]. Tell me what to change.',
      '[Good question|Let us see]. The short answer is that it depends on two things, which I describe below.',
      'Of course. I would start with the simplest step and [check the result|see how far that gets you].',
      'I have put the main points in order, the most important one first.',
      'That is [quite common|often the case]. Try the following three steps.',
    ],
    personal: [
      'My name is {name} and my address is {address}.',
      'You can reach me at {email} or {phone}.',
      'Please sign it with {name}, {email}.',
      'It is for {name}, {address}, phone {phone}.',
      'I am {name}, my number is {phone}.',
    ],
  },
};
