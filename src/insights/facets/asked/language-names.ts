/** Names of human languages in English, as the runtime knows them: what a model calls a language has to be one. */

const display = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** Two- and three-letter codes are few enough to be tried. */
function* codes(): Generator<string> {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  for (const first of letters) {
    for (const second of letters) {
      yield first + second;
      for (const third of letters) yield first + second + third;
    }
  }
}

let names: ReadonlyMap<string, string> | undefined;

/** By the name in lower case. Where two codes have one name, it is the same language. */
function known(): ReadonlyMap<string, string> {
  names ??= new Map([...codes()].flatMap((code) => nameOf(code)));
  return names;
}

function nameOf(code: string): [string, string][] {
  const name = NO_LANGUAGE.has(code) ? undefined : display.of(code);
  return name === undefined ? [] : [[name.toLowerCase(), name]];
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
  return known().get(others[name] ?? name) ?? null;
}
