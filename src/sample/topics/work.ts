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
        'They ask for [salary expectations|references|a photograph] in the application, what do I put there?',
        'which skills should a {job} list first and which are better left out',
      ],
      more: ['It should fit on one page.', 'Is it too boastful?', 'The advert asks for a certificate I do not have.'],
    },
    {
      name: 'interviews',
      asks: [
        'I have an interview on Monday as a {job}, which questions will they ask?',
        'How do I answer ["what is your greatest weakness"|"why should we take you"|"where are you in five years"] honestly',
        'Play the recruiter and test me, I will answer as a {job}',
        'what should I ask [them|the recruiter|the head of the department] at the end of the conversation',
        'They want a [case study|short presentation|trial day] in the second round, how do I prepare for it?',
        'Tell me how to talk about [being fired|a long illness|many short jobs] without making it worse',
      ],
      more: ['How would you rate that answer?', 'What do I wear?', 'They want to talk on video.'],
    },
    {
      name: 'trouble at work',
      asks: [
        'A colleague [takes credit for what I do|talks over me|leaves the dull tasks to me], how should I deal with it?',
        'My manager [changes priorities every day and then complains about delays|checks every word I write|never has time for me]',
        'How do I say no to [more overtime|a transfer|weekend shifts] without getting into trouble',
        'I was [passed over for promotion again|promised a raise that never came|moved to another department], do I stay or leave?',
        'Two people in my team [do not speak to each other any more|compete all the time], what can I do as their lead',
        'I think I am burning out as a {job} and do not know how to tell anyone',
      ],
      more: ['Should I involve human resources?', 'What if she denies it?', 'How do I bring it up calmly?'],
    },
    {
      name: 'planning projects',
      asks: [
        'Break [this goal|the move to a new warehouse|a product launch] into tasks with owners and dates for a team of [five|nine]',
        'How do I estimate [how long|how costly] a project is when half of it is unknown?',
        'Write an agenda for a [kick-off|retrospective|planning day] that does not bore everyone',
        'What goes into a [risk register|project charter|status report] and who should keep it up to date',
        'we always [miss our deadlines|start too much at once], should we try [scrum or kanban|shorter iterations|a planning board]',
        'Help me decide which of these [eight|twenty] [initiatives|features|requests] we should drop',
      ],
      more: ['We only have two developers.', 'How often should we meet?', 'What would you cut first?'],
    },
    {
      name: 'spreadsheets',
      weight: 1.3,
      asks: [
        'Which Excel formula looks up a [price|name|date] in another sheet and returns [zero|nothing|a warning] if it is not there?',
        'I want to [count|add up] [how many rows are late|all hours] [and belong to my department|for each month|by colour]',
        'How do I make a pivot that shows [sales|hours|returns] per [month and region|person|product]',
        'my [columns turn into dates when I paste numbers|leading zeros vanish|formulas show up as text], how do I stop that',
        'Make a [chart|drop-down list|dashboard] in Google Sheets that updates itself when new lines come in',
        'Write a macro that [saves every tab as its own file|deletes empty rows|mails the sheet each Monday]',
      ],
      more: [
        'It says there is a circular reference.',
        'How do I do it for all sheets at once?',
        'Does it work in LibreOffice too?',
      ],
    },
  ],
};
