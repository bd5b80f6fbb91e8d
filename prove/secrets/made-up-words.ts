/** Words that occur nowhere else: what must not be found. */
import { pick, type Random } from '../../src/core/random.ts';

export interface Secret {
  /** As it is written. */
  readonly text: string;
  /** What gives it away, in the form of `plain`. */
  readonly needles: readonly string[];
}

const alphabets = {
  latin: { prefix: 'zyx', letters: 'gjklmqrtvwxz' },
  digits: { prefix: 'zyx', letters: '0123456789' },
  cyrillic: { prefix: 'щзю', letters: 'бгджзклмпрст' },
  greek: { prefix: 'ψξζ', letters: 'βγδθκλμνπρτφ' },
  han: { prefix: '龘', letters: '麤龗鱻驫羴犇猋' },
} as const;

/** A word in one of several scripts, or two joined by a hyphen. */
export function makeSecret(random: Random): Secret {
  const names = Object.keys(alphabets) as (keyof typeof alphabets)[];
  const script = pick(random, names);
  if (script === 'latin' && random.next() < 0.3) {
    const [left, right] = [wordOf('latin', random), wordOf('latin', random)];
    return { text: `${left}-${right}`, needles: [left, right] };
  }
  const text = wordOf(script, random);
  return { text, needles: [text] };
}

/** In Latin letters: variants of case and width exist. */
export function makeLatinSecret(random: Random): Secret {
  const text = wordOf('latin', random);
  return { text, needles: [text] };
}

function wordOf(script: keyof typeof alphabets, random: Random): string {
  const { prefix, letters } = alphabets[script];
  return prefix + Array.from({ length: 5 }, () => letters[random.integer(letters.length)]).join('');
}

/** Case, width, accents and invisible characters do not hide a secret from the search. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase();
}
