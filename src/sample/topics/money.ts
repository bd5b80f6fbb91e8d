import type { Area } from '../material.ts';

export const money: Area = {
  name: 'money',
  slots: {
    sum: ['three hundred', 'two thousand', 'eight hundred', 'fifteen thousand', 'fifty a month', 'forty thousand'],
    thing: ['a used car', 'a washing machine', 'a flat', 'my studies', 'a wedding', 'an emergency'],
    years: ['five years', 'ten years', 'thirty years', 'a year and a half'],
    status: ['self-employed', 'a student', 'married', 'retired', 'between jobs', 'a single parent'],
  },
  context: [
    'I am {status}.',
    'It is about {sum}.',
    'My bank was no help.',
    'I have put {sum} aside so far.',
    'We need the money for {thing}.',
    'I know nothing about finance.',
  ],
  topics: [
    {
      name: 'budgets',
      asks: [
        'Help me make a household budget, I earn {sum} and it is gone by the twentieth',
        'How much should I put aside each month for {thing}?',
        'Where do people [waste|lose] money without noticing it',
        'how do we split costs fairly when one of us earns twice as much',
        'Which [subscriptions|fixed costs] would you cancel first?',
        'I want to save {sum} within {years}, what is realistic',
        'Is the envelope method any good for somebody who is {status}?',
      ],
      more: ['Rent takes half of it.', 'Make me a table I can fill in.', 'What about the holidays?'],
    },
    {
      name: 'taxes',
      asks: [
        'Can I deduct a [home office|bicycle|course] when I am {status}?',
        'The tax office wants {sum} back, how do I object to that?',
        'Do I have to declare what I sell [online|at flea markets]?',
        'which receipts do I keep and for how many years',
        'What is the difference between gross and taxable income',
        'How is a gift of {sum} from my grandparents taxed?',
        'I missed the deadline for my return, what happens now?',
      ],
      more: ['Which form is that?', 'I moved in the middle of the year.', 'Do I need an adviser for it?'],
    },
    {
      name: 'saving and investing',
      weight: 1.2,
      asks: [
        'Should I put {sum} into an index fund or leave it in the savings account?',
        'What is compound interest, explained with {sum} over {years}',
        'How do I start investing with {sum}?',
        'is gold a sensible thing to own when prices rise',
        'What do fees of one per cent cost me over {years}?',
        'My adviser recommends a [life policy|managed fund], should I be suspicious',
        'How does one rebalance a portfolio of shares and bonds?',
      ],
      more: ['I sleep badly when it falls.', 'And after inflation?', 'Which broker does not matter to me.'],
    },
    {
      name: 'loans and debts',
      asks: [
        'Is it smarter to pay off the loan early or to keep {sum} in reserve?',
        'What would a mortgage of {sum} cost per month over {years}?',
        'I owe {sum} on two credit cards, which do I pay first',
        'how do I negotiate with a collector who calls every day',
        'Fixed or variable rate for {thing}, what speaks for which',
        'They refused me credit although I am never late, how do I find out why?',
        'Can I leave my loan when I sell {thing}?',
      ],
      more: ['The rate is six per cent.', 'I could pay {sum}.', 'Would that harm my score?'],
    },
    {
      name: 'insurance and contracts',
      asks: [
        'Which insurance does a person need who is {status}?',
        'The insurer refuses to pay for {thing}, what can I do about it?',
        'How do I cancel a [gym|phone|power] contract that renewed itself',
        'what does the excess in this policy mean, it says {sum}',
        'My landlord keeps {sum} of the deposit, is he allowed to?',
        'Read this clause and tell me whether I can get out before {years} are over',
        'Is it worth insuring {thing} against theft?',
      ],
      more: ['I have it in writing.', 'Which law is that?', 'They answered with a standard letter.'],
    },
  ],
};
