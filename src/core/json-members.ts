/** The members of a JSON object as they are written: names in order, each with the text of its value. */

export interface WrittenMember {
  readonly name: string;
  /** As it stands there, without spaces around it. */
  readonly text: string;
}

/** Null where the text is no JSON object, or names a member twice: then its members cannot be told apart by name. */
export function writtenMembers(text: string): WrittenMember[] | null {
  if (!isJson(text)) return null;
  const scan = new Scanner(text);
  scan.skipSpace();
  if (!scan.take('{')) return null;
  const members: WrittenMember[] = [];
  scan.skipSpace();
  while (!scan.take('}')) {
    const name = JSON.parse(scan.value()) as string;
    scan.skipSpace();
    scan.take(':');
    scan.skipSpace();
    members.push({ name, text: scan.value() });
    scan.skipSpace();
    scan.take(',');
    scan.skipSpace();
  }
  return new Set(members.map(({ name }) => name)).size === members.length ? members : null;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Walks over a text that is known to be JSON. */
class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  skipSpace(): void {
    while (/[ \t\n\r]/u.test(this.#text[this.#at] ?? '')) this.#at++;
  }

  take(mark: string): boolean {
    if (this.#text[this.#at] !== mark) return false;
    this.#at++;
    return true;
  }

  /** The text of the value that begins here. */
  value(): string {
    const start = this.#at;
    let depth = 0;
    do {
      const character = this.#text[this.#at] as string;
      if (character === '"') this.#skipString();
      else if (/[[{]/u.test(character)) {
        depth++;
        this.#at++;
      } else if (/[\]}]/u.test(character)) {
        depth--;
        this.#at++;
      } else if (/[\s,:]/u.test(character)) this.#at++;
      else this.#skipWord();
    } while (depth > 0);
    return this.#text.slice(start, this.#at);
  }

  #skipString(): void {
    this.#at++;
    while (this.#text[this.#at] !== '"') this.#at += this.#text[this.#at] === '\\' ? 2 : 1;
    this.#at++;
  }

  /** A number, true, false or null. */
  #skipWord(): void {
    while (/[^\s,:[\]{}"]/u.test(this.#text[this.#at] ?? ' ')) this.#at++;
  }
}
