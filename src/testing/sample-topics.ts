/** Names of made-up clusters for the sample release. */
export interface SampleTopic {
  readonly name: string;
  readonly description: string;
  /** Name and description of each base cluster. */
  readonly bases: readonly (readonly [string, string])[];
}

export const sampleTopics: readonly SampleTopic[] = [
  {
    name: 'Writing and editing',
    description: 'Drafting, shortening and polishing texts for work, study and private letters.',
    bases: [
      ['Emails in a friendlier tone', 'Rewriting short work emails so that they sound warmer and less abrupt.'],
      ['Cover letters and résumés', 'Fitting cover letters and résumés to the wording of a job advertisement.'],
      ['Shortening long reports', 'Cutting reports and minutes down to half a page for colleagues.'],
      [
        'Proofreading English texts',
        'Grammar, commas and word choice in texts by people who write English as a second language.',
      ],
      ['Speeches and toasts', 'Short speeches for weddings, farewells and birthdays.'],
      ['Product descriptions', 'Descriptions of goods for web shops, often in several lengths.'],
    ],
  },
  {
    name: 'Programming help',
    description: 'Finding faults, explaining messages and writing small pieces of software.',
    bases: [
      ['TypeScript type errors', 'Reading compiler messages about types and finding the smallest change that helps.'],
      ['SQL queries that are slow', 'Indexes, query plans and rewriting joins in relational databases.'],
      ['Python data frames', 'Grouping, joining and reshaping tables with data frame libraries.'],
      ['Containers that do not start', 'Build files, ports and permissions of containers on laptops and servers.'],
      ['Regular expressions', 'Patterns for dates, addresses and log lines, with explanations.'],
      ['Unit tests for old code', 'Adding first tests to code that was written without them.'],
    ],
  },
  {
    name: 'Learning and homework',
    description: 'Explanations, exercises and revision plans for school and university.',
    bases: [
      ['Algebra step by step', 'Solving equations and inequalities with every step written out.'],
      ['Essay outlines', 'Thesis, arguments and order of paragraphs for school essays.'],
      ['Chemistry exercises', 'Balancing equations, molar mass and simple titrations.'],
      ['Vocabulary practice', 'Word lists, small quizzes and example sentences for language learners.'],
      ['Revision timetables', 'Plans for the weeks before an examination.'],
      ['Presentations for class', 'Structure, slides and speaking notes for ten minutes in front of a class.'],
    ],
  },
  {
    name: 'Travel planning',
    description: 'Routes, days and budgets of journeys, mostly within two weeks of leaving.',
    bases: [
      ['A weekend in one city', 'Two or three days on foot, with museums, food and rainy-day options.'],
      ['Train journeys with children', 'Connections, seats and breaks for families on long train journeys.'],
      ['Visas and documents', 'Which papers are needed at a border, and how long they take.'],
      ['Packing lists', 'What to take for a season, a climate and one small bag.'],
      ['Flights that were cancelled', 'Rights, refunds and the next connection after a cancelled flight.'],
      ['Hiking routes for beginners', 'Half-day walks with little climbing, reached by bus.'],
    ],
  },
  {
    name: 'Food and cooking',
    description: 'Meals from what is in the kitchen, diets and the chemistry of baking.',
    bases: [
      ['Dinner from leftovers', 'Meals from a short list of ingredients that are already there.'],
      ['Bread that does not rise', 'Flour, water and time: why a loaf stays flat and what to change.'],
      ['Vegetarian meal plans', 'A week of meals without meat, with a shopping list.'],
      ['Converting cups and grams', 'Amounts between measuring systems and tin sizes.'],
      ['Birthday cakes', 'Layers, creams and decorations that survive a warm afternoon.'],
      ['Cooking for many guests', 'Amounts and timing for ten people and more.'],
    ],
  },
  {
    name: 'Work and meetings',
    description: 'Agendas, feedback, plans and the small politics of offices.',
    bases: [
      ['Agendas and minutes', 'Turning loose notes into an agenda or into minutes.'],
      ['Feedback to colleagues', 'Saying something critical in a fair and useful way.'],
      ['Spreadsheet formulas', 'Lookups, conditional sums and dates in spreadsheets.'],
      ['Interview questions', 'Questions for candidates and how to weigh their answers.'],
      ['Quarterly goals', 'Wording goals so that they can be measured.'],
      ['Difficult phone calls', 'Opening sentences and answers for complaints and cancellations.'],
    ],
  },
  {
    name: 'Health and sport',
    description: 'Training, sleep and questions before a visit to a doctor.',
    bases: [
      ['First running plans', 'Eight to twelve weeks from walking to five kilometres.'],
      ['Sleep and shift work', 'Keeping a rhythm with changing shifts.'],
      ['Questions for the doctor', 'Preparing what to ask at an appointment.'],
      ['Back pain at the desk', 'Chairs, screens and short exercises between calls.'],
      ['Strength training at home', 'Exercises without machines, with sets and rests.'],
      ['Reading blood test results', 'What the values on a laboratory sheet measure.'],
    ],
  },
  {
    name: 'Home and repairs',
    description: 'Small repairs, gardens and machines in the house.',
    bases: [
      ['Dripping taps', 'Seals, valves and when to call a plumber.'],
      ['Balcony vegetables', 'Tomatoes, herbs and salad in pots, month by month.'],
      ['Washing machine messages', 'What a code on the display means and what to try first.'],
      ['Painting a room', 'Preparation, amounts and the order of walls and ceiling.'],
      ['Heating bills', 'Reading a heating bill and finding what raised it.'],
      ['Furniture from boards', 'Cutting lists and joints for shelves and tables.'],
    ],
  },
];
