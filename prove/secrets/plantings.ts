/** Ways in which a conversation can hold what too few people said. Each takes accounts of its own. */
import type { Random } from '../../src/core/random.ts';
import type { Row } from '../../test/support.ts';
import { makeLatinSecret, makeSecret, type Secret } from './made-up-words.ts';

/** Different accounts behind a published word, in the preset `local`. */
export const T = 3;

export interface Ground {
  readonly rows: Row[];
  readonly random: Random;
  /** A row that no other planting has. */
  take(): Row;
  /** Names of the folder and of the file that the rows are in. */
  readonly names: { folder: string; file: string };
  /** What else is written to the file. */
  readonly rejects: unknown[];
}

export interface Planting {
  readonly name: string;
  plant(ground: Ground): Secret;
}

const HEAVY_ROWS = 20;
const SAID_IN_A_ROW = 10;

export const plantings: readonly Planting[] = [
  spoken('once', ({ take }, { text }) => say(take(), text)),
  spoken('200 times by one account', (ground, { text }) => {
    for (let row = 0; row < HEAVY_ROWS; row++) {
      const heavy = own(ground, 'heavy');
      for (let time = 0; time < SAID_IN_A_ROW; time++) say(heavy, text);
    }
  }),
  spoken('by t-1 accounts, often', (ground, { text }) => {
    for (let account = 0; account < T - 1; account++) {
      const times = 1 + ground.random.integer(6);
      for (let time = 0; time < times; time++) say(own(ground, `few-${account}`), text);
    }
  }),
  spoken('across the turns of one conversation', ({ take }, { text }) => {
    const row = take();
    row.messages = Array.from({ length: 5 }, () => ({ role: 'user', content: `${text} sourdough bread` }));
  }),
  spoken('in a phrase with common words', (ground, { text }) => {
    for (let time = 0; time < 8; time++) say(own(ground, 'phrase'), `flour and ${text} yeast`);
  }),
  varied('in variants of case', ({ text }) => [text, text.toUpperCase(), capital(text), capital(text.toUpperCase())]),
  varied('in variants of width and joining', ({ text }) => [
    text,
    [...text].map((letter) => String.fromCodePoint((letter.codePointAt(0) as number) + 0xfee0)).join(''),
    broken(text, '\u00ad'),
    broken(text, '\u200b'),
    broken(text, '\u2060'),
  ]),
  varied('in variants of punctuation', ({ text }) => [`"${text}"`, `${text}!`, `(${text})`, `${text}'s`, `#${text}`]),
  spoken('as an address', ({ take }, { text }) =>
    say(take(), `write to ${text}@example.org or https://${text}.example`),
  ),
  spoken('by the assistant', ({ take }, { text }) => void take().messages.push({ role: 'assistant', content: text })),
  spoken('by the system', ({ take }, { text }) => void take().messages.unshift({ role: 'system', content: text })),
  spoken('as a label', ({ take }, { text }) => {
    take()['label'] = text;
  }),
  spoken('as the value of a facet', (ground, { text }) => {
    for (let account = 0; account < T - 1; account++) own(ground, `value-${account}`).meta = { plan: text };
  }),
  spoken('as the name of a field', ({ take }, { text }) => {
    take().meta = { plan: 'free', [text]: 'x' };
  }),
  spoken('as an account id', ({ take }, { text }) => {
    take().user_id = text;
  }),
  spoken('as the id of a conversation', ({ take }, { text }) => {
    take().id = text;
  }),
  spoken('as the name of a file', ({ names }, { text }) => {
    names.file = `${text}.jsonl`;
  }),
  spoken('as the name of a folder', ({ names }, { text }) => {
    names.folder = text;
  }),
  spoken('in a row that is refused', ({ rejects }, { text }) => void rejects.push({ [text]: text })),
];

function spoken(name: string, place: (ground: Ground, secret: Secret) => void): Planting {
  return {
    name,
    plant: (ground) => {
      const secret = makeSecret(ground.random);
      place(ground, secret);
      return secret;
    },
  };
}

/** Every variant by the same t-1 accounts: variants must not count as different words nor accounts. */
function varied(name: string, variantsOf: (secret: Secret) => readonly string[]): Planting {
  return {
    name,
    plant: (ground) => {
      const secret = makeLatinSecret(ground.random);
      variantsOf(secret).forEach((variant, index) => {
        say(own(ground, `${name}-${index % (T - 1)}`), variant);
      });
      return secret;
    },
  };
}

function own(ground: Ground, account: string): Row {
  const row = ground.take();
  row.user_id = `planted-${account}`;
  return row;
}

function say(row: Row, text: string): void {
  const first = row.messages[0];
  if (first !== undefined) first.content = `${text} ${first.content}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function broken(text: string, joint: string): string {
  return `${text.slice(0, 4)}${joint}${text.slice(4)}`;
}
