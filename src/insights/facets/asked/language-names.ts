/** Names of human languages in English, as the runtime knows them: what a model calls a language has to be one. */

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

type Names = ReadonlyMap<string, string>;
let short: Names | undefined;
let long: Names | undefined;

/** With codes of two letters: what is named most often. */
function shortCodes(): Names {
  short ??= namesOf(pairs());
  return short;
}

/** With codes of three letters: so many that it takes a fifth of a second to try them. */
function longCodes(): Names {
  long ??= namesOf(pairs().flatMap((pair) => LETTERS.map((letter) => pair + letter)));
  return long;
}

function pairs(): string[] {
  return LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
}

/** By the name in lower case. Where two codes have one name, it is the same language. */
function namesOf(codes: readonly string[]): Names {
  const display = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const names = codes.map((code) => (NO_LANGUAGE.has(code) ? undefined : display.of(code)));
  return new Map(names.flatMap((name) => (name === undefined ? [] : [[name.toLowerCase(), name]])));
}

/** Undetermined, several, none. */
const NO_LANGUAGE: ReadonlySet<string> = new Set(['und', 'mul', 'zxx', 'mis', 'root']);

/** What models say and the runtime calls otherwise. */
const others: Readonly<Record<string, string>> = {
  mandarin: 'chinese',
  'mandarin chinese': 'chinese',
  'chinese (mandarin)': 'chinese',
  'simplified chinese': 'chinese',
  'chinese (simplified)': 'chinese',
  'traditional chinese': 'chinese',
  'chinese (traditional)': 'chinese',
  'brazilian portuguese': 'portuguese',
  'portuguese (brazil)': 'portuguese',
  farsi: 'persian',
  tagalog: 'filipino',
  castilian: 'spanish',
  'american english': 'english',
  'british english': 'english',
};

/** The English name of a language as it is shown; null where there is none of that name. Codes are no names. */
export function languageNamed(text: string): string | null {
  const name = text.toLowerCase().replace(/\.$/u, '');
  const shown = others[name] ?? name;
  return shortCodes().get(shown) ?? longCodes().get(shown) ?? null;
}
