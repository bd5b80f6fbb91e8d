import type { Area } from '../material.ts';

export const leisure: Area = {
  name: 'leisure',
  slots: {
    group: ['three players', 'the two of us', 'a rainy afternoon', 'ten-year-olds', 'my flatmates', 'beginners'],
    like: ['slow and sad', 'funny', 'not too violent', 'from the nineties', 'short', 'a bit strange', 'clever'],
    level: ['a complete beginner', 'fairly good', 'out of practice', 'self-taught', 'impatient'],
  },
  context: [
    'It is for {group}.',
    'I am {level}.',
    'I like things that are {like}.',
    'We have done the well-known ones.',
    'I have all weekend.',
    'It is only a hobby.',
  ],
  topics: [
    {
      name: 'films and series',
      weight: 1.2,
      asks: [
        'What should we watch tonight, something {like} for {group}?',
        'Who played the [detective|older sister|butler] in that series about the lighthouse murders',
        'Recommend a [documentary|thriller|comedy] that is {like}',
        'explain the ending of the film where he wakes up on the train, I did not get it',
        'In what order do I watch a saga with four prequels?',
        'Is there anything like a courtroom drama but {like}',
        'I am looking for a movie, a girl finds a map in a piano, what is it called?',
      ],
      more: ['Seen it already.', 'No subtitles please.', 'Is it on one of the usual services?'],
    },
    {
      name: 'books and music',
      asks: [
        'Which novel should I read after a long family saga, {like} please?',
        'Make a playlist of twenty songs that are {like}',
        'Who is an author that writes {like} short chapters',
        'what album is a good way into jazz for somebody who is {level}',
        'I want to get into [opera|poetry|science fiction], where do I begin?',
        'Is the second volume as [dull|great] as the first one',
        'Suggest titles for our reading circle, {like} and under three hundred pages',
      ],
      more: ['Something less well known.', 'Is there an audio version?', 'I gave up on that one.'],
    },
    {
      name: 'games',
      weight: 1.1,
      asks: [
        'Which board game works with {group} and takes less than an hour?',
        'How do I beat the [dragon|last boss|ice level] when I am {level}?',
        'Explain castling and when one should not do it',
        'we disagree on the rules: may you trade cards before you roll',
        'Invent a dungeon with three riddles for {group}',
        'What opening should I learn for black if I am {level}',
        'My character is a level five ranger, what do I upgrade next?',
      ],
      more: ['It has to work without a phone.', 'I always lose my queen early.', 'And with four at the table?'],
    },
    {
      name: 'crafts and instruments',
      asks: [
        'How do I knit a [heel|sleeve|hat] when the pattern only says turn?',
        'Which chords go well with a melody in D minor',
        'I am {level} on the guitar, how do I change chords faster?',
        'what wood do I take for a simple [stool|shelf|bird house]',
        'My watercolours always turn to mud, what am I doing wrong?',
        'How should I practise scales if I am {level}',
        'Which camera settings for the stars on a clear night?',
      ],
      more: ['I have only cheap tools.', 'How long until it sounds decent?', 'My wool is thicker than that.'],
    },
    {
      name: 'quizzes and party ideas',
      asks: [
        'Write fifteen quiz questions about [rivers|the sea|old inventions] for {group}',
        'What can we play at a birthday with {group} and no material?',
        'Think of a riddle whose answer is [shadow|bridge|clock]',
        'a scavenger hunt around the house for {group}, six clues please',
        'Tell me a joke that is {like} and that I can tell my grandmother',
        'How do I decorate for a party with the theme [jungle|outer space]?',
        'Give me would-you-rather questions for {group}',
      ],
      more: ['Too easy, make them harder.', 'With the answers at the end.', 'They are a loud bunch.'],
    },
  ],
};
