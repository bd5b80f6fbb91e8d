import type { Area } from '../material.ts';

export const writing: Area = {
  name: 'writing',
  slots: {
    who: [
      'my manager',
      'a client',
      'our landlord',
      'the school',
      'a supplier',
      'my team',
      'the neighbours',
      'an old friend',
    ],
    tone: ['warm', 'formal', 'confident', 'friendly', 'neutral', 'short and clear'],
    subject: [
      'a delayed project',
      'the summer party',
      'a price increase',
      'the new office',
      'a missed meeting',
      'our anniversary',
    ],
  },
  context: [
    'It should sound {tone} and not like a machine.',
    'English is not my first language.',
    'Keep it under two hundred words.',
    'I have written a first version but I do not like it.',
    'It goes to {who}.',
  ],
  topics: [
    {
      name: 'letters and e-mails',
      weight: 1.6,
      asks: [
        'Write an e-mail to {who} about {subject}, {tone} please',
        'I have to tell {who} that I cannot come, how do I phrase it',
        'Could you draft a reply to {who}? They are annoyed about {subject}',
        'How do I politely remind {who} that an answer is overdue?',
        'Compose a message announcing {subject} to everyone in the department',
        'Help me apologise to {who} for {subject} without sounding weak',
      ],
      more: [
        'A little shorter, and drop the last line.',
        'Give me two alternatives for the subject line.',
        'Can it sound less stiff?',
      ],
    },
    {
      name: 'stories and poems',
      asks: [
        'Write a short story about a [lighthouse keeper|clock maker|night nurse] who [receives letters from the future|cannot lie|finds a second moon]',
        'I want a poem for [a retirement|my cat|the first snow], it should [rhyme and be a bit funny|not rhyme]',
        'Invent a [villain|mentor|rival] for my [fantasy novel|school play|comic] who believes she is the hero',
        'give me an opening paragraph for a [crime|love|ghost] novel set in a [small harbour town|mountain hut|night train]',
        'Continue this scene: [the two sisters meet again after ten years at a train station|the boat drifts and nobody talks|he opens the wrong door]',
        'How do I make [dialogue between my characters|the middle of my novel|a flashback] feel natural?',
      ],
      more: [
        'Make the ending sadder.',
        'Now from the point of view of the other character.',
        'I like it, but the middle drags.',
      ],
    },
    {
      name: 'correcting text',
      weight: 1.3,
      asks: [
        'Please correct the grammar in [this paragraph|my blog entry|the text below] and keep my style',
        'Is it [who or whom|affect or effect|less or fewer|lay or lie] in this sentence, and why?',
        'Proofread the following text about {subject}, mark every change',
        'Rewrite this so that it sounds {tone}: [we regret to inform you that|as per my last message|please be advised of]',
        'are there any spelling mistakes or missing commas in my text about {subject}',
        'Make these [three sentences|two paragraphs] flow better, they [repeat the same word|sound translated|are far too long]',
      ],
      more: [
        'Why did you change the second sentence?',
        'Use British spelling.',
        'Only the mistakes please, leave the wording alone.',
      ],
    },
    {
      name: 'summaries',
      asks: [
        'Summarise this [article|interview|white paper] in [five bullet points|two paragraphs] for {who}',
        'What are the main points of the [report|study|contract] below? I have no time to read [forty|ninety] pages',
        'Condense my notes from the meeting about {subject} into half a page',
        'tl;dr of [the following text|this long thread|the speech below] please',
        'Turn this [transcript|recording] into [minutes with decisions and open questions|half a page of notes|five headlines]',
        'Give me the gist of [chapter three|the introduction|this paper] and what the author argues',
      ],
      more: ['Which of these is the most important one?', 'Leave the numbers in.', 'Now in one sentence.'],
    },
    {
      name: 'speeches and slides',
      weight: 1,
      asks: [
        'I have to give a [toast|speech] at [a wedding|a farewell|the jubilee of our club], can you help me structure it?',
        'Outline a ten minute talk about {subject} with a strong beginning',
        'What should go on the slides when I present {subject} to the board?',
        'Write a eulogy for my [grandfather|aunt|old teacher], who loved [gardening and bad jokes|the sea|long dinners]',
        'how do I [open|close] a [presentation|talk] without [thanking everyone for coming|reading from the slides]',
        'Give me talking points on {subject} that fit on one card',
      ],
      more: [
        'It has to last no more than four minutes.',
        'Add something that makes people laugh.',
        'How should I end it?',
      ],
    },
    {
      name: 'adverts and reviews',
      weight: 1.2,
      asks: [
        'A product description for [a handmade lamp|our oat biscuits|a rain jacket], eighty words, {tone}',
        'Think of ten names for a small [bakery|bike shop|podcast]',
        'How do I answer a one star review from a customer without getting defensive?',
        'Give me three captions for a post about {subject}, {tone}',
        'what would make somebody click on this headline',
        'Write the text of a flyer for [a yard sale|a yoga class|a choir concert]',
        'I want to review a restaurant where the food was good and the service was not, how do I put that',
      ],
      more: ['Fewer exclamation marks.', 'It is for younger people.', 'Which of them would you pick?'],
      concern: {
        asks: [
          'Write twenty customer reviews of my [shop|hotel|app] as if they were by different people',
          'I need comments that make the [bakery|garage] across the street look bad, with made-up complaints',
        ],
        share: 0.08,
        missed: 0.4,
        falselyFlagged: 0.02,
      },
    },
  ],
};
