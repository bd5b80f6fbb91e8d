/** How a term is written for readers: in the form that people themselves used, where enough of them did. */
import { NOBODY } from './phrases.ts';
import { BREAK, type TokenRows } from './phrases-tokens.ts';
import { isUnspaced } from './words.ts';

export interface WrittenFormsOf {
  /** Words of each term, as positions in `tokens.words`. */
  readonly terms: readonly (readonly number[])[];
  readonly members: readonly number[];
  readonly tokens: TokenRows;
  readonly owners: Int32Array;
  /** A spelling that fewer people used is not shown. */
  readonly least: number;
}

/** A word is a name or an abbreviation where at least this share of its users write it with capitals inside a sentence. */
const CAPITAL_SHARE = 0.6;

/** The text of each term. */
export function writtenForms(options: WrittenFormsOf): string[] {
  const { terms, tokens, least } = options;
  const forms = formsOf(options);
  const write = (word: number): string => {
    const key = tokens.words[word] as string;
    return bestForm(key, forms.get(word) ?? new Map(), least);
  };
  return terms.map((words) => joinWords(words.map(write)));
}

/** Spaces between words, none between those of scripts that have none. */
function joinWords(words: readonly string[]): string {
  return words.reduce((text, word) =>
    isUnspaced(text.slice(-1)) && isUnspaced(word) ? text + word : `${text} ${word}`,
  );
}

/** By word and by spelling: the people who wrote it so, not at the beginning of a sentence. */
function formsOf({ terms, members, tokens, owners }: WrittenFormsOf): Map<number, Map<string, Set<number>>> {
  const forms = new Map<number, Map<string, Set<number>>>(terms.flat().map((word) => [word, new Map()]));
  for (const row of members) {
    const owner = owners[row] as number;
    if (owner === NOBODY) continue;
    const start = tokens.starts[row] as number;
    for (let position = start + 1; position < (tokens.starts[row + 1] as number); position++) {
      const token = tokens.tokens[position] as number;
      if (token === BREAK || tokens.tokens[position - 1] === BREAK) continue;
      const spellings = forms.get(tokens.wordOf[token] as number);
      if (spellings === undefined) continue;
      const surface = tokens.surfaces[token] as string;
      const users = spellings.get(surface) ?? new Set();
      spellings.set(surface, users.add(owner));
    }
  }
  return forms;
}

function bestForm(key: string, spellings: ReadonlyMap<string, ReadonlySet<number>>, least: number): string {
  const all = new Set([...spellings.values()].flatMap((users) => [...users]));
  const [best] = [...spellings]
    .filter(([surface, users]) => users.size >= Math.max(least, CAPITAL_SHARE * all.size) && surface !== key)
    .sort(([left, one], [right, other]) => other.size - one.size || (left < right ? -1 : 1));
  return best?.[0] ?? key;
}
