import type { Area } from '../material.ts';

export const work: Area = {
  name: 'work',
  slots: {
    job: [
      'nurse',
      'project manager',
      'accountant',
      'warehouse worker',
      'designer',
      'teacher',
      'sales assistant',
      'mechanic',
    ],
    years: ['two years', 'eight years', 'twelve years', 'six months'],
  },
  context: [
    'I have worked as a {job} for {years}.',
    'The company has about fifty people.',
    'My boss does not know yet.',
    'I am nervous about it.',
    'It is a remote position.',
  ],
  topics: [
    {
      name: 'applying for jobs',
      weight: 1.6,
      asks: [
        'Improve my CV for a position as a {job}, here is what I have',
        'Write a cover letter, I am a {job} who wants to change industries',
        'How do I explain a gap of {years} in my resume?',
        'What should my profile headline say when I look for work as a {job}',
        'They ask for salary expectations in the application, what do I put there?',
        'which skills should a {job} list first and which are better left out',
      ],
      more: ['It should fit on one page.', 'Is it too boastful?', 'The advert asks for a certificate I do not have.'],
    },
    {
      name: 'interviews',
      asks: [
        'I have an interview on Monday as a {job}, which questions will they ask?',
        'How do I answer "what is your greatest weakness" honestly',
        'Play the recruiter and test me, I will answer as a {job}',
        'what should I ask them at the end of the conversation',
        'They want a case study in the second round, how do I prepare for it?',
        'Tell me how to talk about being fired without making it worse',
      ],
      more: ['How would you rate that answer?', 'What do I wear?', 'They want to talk on video.'],
    },
    {
      name: 'trouble at work',
      asks: [
        'A colleague takes credit for what I do, how should I deal with it?',
        'My manager changes priorities every day and then complains about delays',
        'How do I say no to more overtime without getting into trouble',
        'I was passed over for promotion again, do I stay or leave?',
        'Two people in my team do not speak to each other any more, what can I do as their lead',
        'I think I am burning out as a {job} and do not know how to tell anyone',
      ],
      more: ['Should I involve human resources?', 'What if she denies it?', 'How do I bring it up calmly?'],
    },
    {
      name: 'planning projects',
      asks: [
        'Break this goal into tasks with owners and dates for a team of five',
        'How do I estimate how long a project takes when half of it is unknown?',
        'Write an agenda for a kick-off that does not bore everyone',
        'What goes into a risk register and who should keep it up to date',
        'we always miss our deadlines, should we try scrum or kanban',
        'Help me decide which of these eight initiatives we should drop',
      ],
      more: ['We only have two developers.', 'How often should we meet?', 'What would you cut first?'],
    },
    {
      name: 'spreadsheets',
      weight: 1.3,
      asks: [
        'Which Excel formula looks up a price in another sheet and returns zero if it is not there?',
        'I want to count how many rows are late and belong to my department',
        'How do I make a pivot that shows sales per month and region',
        'my columns turn into dates when I paste numbers, how do I stop that',
        'Make a chart in Google Sheets that updates itself when new lines come in',
        'Write a macro that saves every tab as its own file',
      ],
      more: [
        'It says there is a circular reference.',
        'How do I do it for all sheets at once?',
        'Does it work in LibreOffice too?',
      ],
    },
  ],
};
