/** How a term is written for readers: in the form that people themselves used, where enough of them did. */
import { ownedRows, People } from './people.ts';
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
  const { terms, tokens } = options;
  const forms = formsOf(options);
  const write = (word: number): string => bestForm(tokens.words[word] as string, forms.get(word) as Forms, options);
  return terms.map((words) => joinWords(words.map(write)));
}

/** Spaces between words, none between those of scripts that have none. */
function joinWords(words: readonly string[]): string {
  return words.reduce((text, word) =>
    isUnspaced(text.slice(-1)) && isUnspaced(word) ? text + word : `${text} ${word}`,
  );
}

interface Forms {
  readonly people: People;
  /** By position in `surfaces`. */
  readonly spellings: Map<number, People>;
}

/** By word: the people who wrote it not at the beginning of a sentence, and how. */
function formsOf({ terms, members, tokens, owners }: WrittenFormsOf): Map<number, Forms> {
  const forms = new Map(
    terms.flat().map((word): [number, Forms] => [word, { people: new People(), spellings: new Map() }]),
  );
  for (const row of ownedRows({ members, owners })) {
    const owner = owners[row] as number;
    const start = tokens.starts[row] as number;
    for (let position = start + 1; position < (tokens.starts[row + 1] as number); position++) {
      const token = tokens.tokens[position] as number;
      if (token === BREAK || tokens.tokens[position - 1] === BREAK) continue;
      const found = forms.get(tokens.wordOf[token] as number);
      if (found === undefined) continue;
      found.people.add(owner);
      const own = found.spellings.get(token) ?? new People();
      if (own.size === 0) found.spellings.set(token, own);
      own.add(owner);
    }
  }
  return forms;
}

function bestForm(key: string, { people, spellings }: Forms, { least, tokens }: WrittenFormsOf): string {
  const [best] = [...spellings]
    .map(([token, { size }]) => ({ surface: tokens.surfaces[token] as string, size }))
    .filter(({ surface, size }) => size >= Math.max(least, CAPITAL_SHARE * people.size) && surface !== key)
    .sort((left, right) => right.size - left.size || (left.surface < right.surface ? -1 : 1));
  return best?.surface ?? key;
}
