import type { Area } from '../material.ts';

export const travel: Area = {
  name: 'travel',
  slots: {
    place: ['Lisbon', 'Kyoto', 'Morocco', 'Iceland', 'Vienna', 'Peru', 'Vietnam', 'Scotland', 'Sicily', 'Canada'],
    time: ['in May', 'over Easter', 'in late autumn', 'next month', 'for the school holidays', 'in January'],
    days: ['three days', 'a long weekend', 'two weeks', 'ten days', 'five nights'],
    who: ['my parents', 'two toddlers', 'my girlfriend', 'a group of nine', 'nobody but myself', 'our dog'],
  },
  context: [
    'We go to {place} {time}.',
    'I travel with {who}.',
    'It is my first time in {place}.',
    'We stay for {days}.',
    'Nothing is booked yet.',
    'I would rather not rent a car.',
  ],
  topics: [
    {
      name: 'itineraries',
      weight: 1.4,
      asks: [
        'What should I see in {place} in {days}?',
        'Plan {days} around {place} with {who}, not too [rushed|packed]',
        'Which [neighbourhoods|quarters] of {place} are worth a walk and which are only for tourists',
        'is it better to stay in one town or to move on every night in {place}?',
        'Suggest a [route|loop] through {place} by train with stops of a night or two',
        'What can one do in {place} when it rains the whole day?',
        'I have seen the famous sights of {place} already, what is left for {days}?',
      ],
      more: ['Leave out museums.', 'Which day would you [skip|shorten]?', 'Is that doable with {who}?'],
    },
    {
      name: 'flights and trains',
      asks: [
        'My flight to {place} was cancelled, what does the airline owe me?',
        'When do tickets to {place} get cheap, and on which weekday should I book',
        'Is forty minutes enough to change planes with a suitcase?',
        'How do I reserve a [sleeper|seat] on a night train to {place}',
        'they lost my luggage on the way to {place}, whom do I complain to',
        'Is the rail pass worth it for {days} in {place}?',
        'Which side of the train has the view on the way to {place}',
      ],
      more: ['The delay was four hours.', 'They only offer a voucher.', 'And if I miss the connection?'],
    },
    {
      name: 'visas and papers',
      weight: 0.9,
      asks: [
        'Do I need a visa for {place} if I only stay {days}?',
        'My passport expires four months after I leave, will they let me into {place}?',
        'Which vaccinations are required for {place} {time}',
        'How do I prove to the border officers that I will go home again',
        'can I work remotely from {place} on a tourist entry',
        'What papers does {who} need to cross the border to {place}?',
        'Is an international driving permit asked for in {place}?',
      ],
      more: ['I have two nationalities.', 'How long does the embassy take?', 'Is a copy enough?'],
    },
    {
      name: 'packing',
      weight: 0.9,
      asks: [
        'What clothes do I take to {place} {time}?',
        'A packing list for {days} with hand luggage only please',
        'How do I get everything for {who} into one [backpack|suitcase]?',
        'which shoes are right for wet trails and for dinner as well',
        'Am I allowed to bring [medicine|a pocket knife|cheese] on the plane',
        'What do people always forget when they go to {place}?',
        'Which plug adapter and which charger do I need in {place}',
      ],
      more: ['I get cold easily.', 'We can wash things on the way.', 'What could I leave at home?'],
    },
    {
      name: 'hotels and lodging',
      asks: [
        'Where in {place} should we sleep if we want it quiet?',
        'Is a guest house or a hostel better for {who} in {place}',
        'The room we booked in {place} looks nothing like the pictures, can we get a refund',
        'How far ahead do I have to reserve a campsite in {place} {time}?',
        'what are warning signs in a listing for a holiday apartment',
        'Find out what a reasonable price for a double with breakfast is in {place}',
        'The host wants to be paid by bank transfer, is that normal?',
      ],
      more: ['It needs a lift.', 'We arrive after midnight.', 'They do not answer any more.'],
    },
  ],
};
