/**
 * Many values of one shape as columns, without losing anything: members of records one after the other, numbers as text, words that come
 * again by their place in a list. It knows nothing of what the values mean. docs/method/release-files.md says how each kind is read.
 */
import { textToWhole, wholeToText } from './whole-numbers.ts';

export type Scalar = string | number | boolean | null;

export type Column =
  /** Each is this one. */
  | { readonly kind: 'same'; readonly value: Scalar }
  /** As they are. */
  | { readonly kind: 'plain'; readonly values: readonly unknown[] }
  /** Whole numbers as text, to be divided by ten to the power of `digits`. With `signed`, twice the number, or of one below zero twice without its sign, less one. */
  | { readonly kind: 'numbers'; readonly digits: number; readonly signed: boolean; readonly text: string }
  /** By place in a list. */
  | { readonly kind: 'listed'; readonly values: readonly Scalar[]; readonly places: string }
  /**
   * Texts as words by places in a list, which has a space between them; how many words each text has. There is a space before each word
   * of a text but the first, and but those that are one of `,.;:!?`. What begins with a backslash is the word behind it.
   */
  | { readonly kind: 'words'; readonly words: string; readonly counts: string; readonly places: string }
  /** Texts without spaces: how many characters are those of the one before, and what follows them, with a space between. */
  | { readonly kind: 'tails'; readonly shared: string; readonly tails: string }
  /** Lists: how long each is, and the members of all. */
  | { readonly kind: 'lists'; readonly lengths: string; readonly members: Column }
  /** Records: a column for each member that any has. */
  | { readonly kind: 'records'; readonly members: Readonly<Record<string, Column>> }
  /** Some are something, and the others null, or members that are not there: how many are left out before each that is. */
  | { readonly kind: 'some'; readonly others: 'null' | 'absent'; readonly gaps: string; readonly of: Column };

/** @param values of JSON; undefined stands for a member that is not there. Equal values give equal columns. */
export function toColumn(values: readonly unknown[]): Column {
  if (values.length === 0) return { kind: 'plain', values };
  if (values.some((value) => value === undefined)) return someOf(values, undefined);
  const [first] = values;
  if (isScalar(first) && values.every((value) => value === first)) return { kind: 'same', value: first };
  if (values.some((value) => value === null)) return someOf(values, null);
  if (values.every(Array.isArray)) return listsOf(values);
  if (values.every(isRecord)) return recordsOf(values);
  if (values.every(isScalar)) return shortest(values);
  return { kind: 'plain', values };
}

function someOf(values: readonly unknown[], other: null | undefined): Column {
  const gaps: number[] = [];
  let before = -1;
  values.forEach((value, at) => {
    if (value === other) return;
    gaps.push(at - before - 1);
    before = at;
  });
  const of = toColumn(values.filter((value) => value !== other));
  return { kind: 'some', others: other === null ? 'null' : 'absent', gaps: wholeToText(gaps), of };
}

function listsOf(lists: readonly (readonly unknown[])[]): Column {
  return { kind: 'lists', lengths: wholeToText(lists.map(({ length }) => length)), members: toColumn(lists.flat(1)) };
}

function recordsOf(records: readonly Readonly<Record<string, unknown>>[]): Column {
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))].sort();
  const column = (name: string): Column =>
    toColumn(records.map((record) => (Object.hasOwn(record, name) ? record[name] : undefined)));
  return { kind: 'records', members: Object.fromEntries(names.map((name) => [name, column(name)])) };
}

/** The first of the shortest. */
function shortest(values: readonly Scalar[]): Column {
  const kinds = [{ kind: 'plain', values } as const, ...numbersOf(values), listedOf(values), ...textsOf(values)];
  const lengths = kinds.map((column) => JSON.stringify(column).length);
  return kinds[lengths.indexOf(Math.min(...lengths))] as Column;
}

/** More digits than figures of a release have. */
const MOST_DIGITS = 6;

/** None where not every value comes out as it went in. */
function numbersOf(values: readonly Scalar[]): Column[] {
  if (!values.every((value) => typeof value === 'number')) return [];
  const signed = values.some((value) => value < 0);
  for (let digits = 0; digits <= MOST_DIGITS; digits++) {
    const whole = values.map((value) => Math.round(value * 10 ** digits));
    const isWhole = (at: number): boolean => Object.is(fromWhole(whole[at] as number, digits), values[at]);
    if (!values.every((_, at) => isWhole(at))) continue;
    if (whole.some((number) => Math.abs(number) > Number.MAX_SAFE_INTEGER / 2)) return [];
    const text = wholeToText(signed ? whole.map((number) => (number < 0 ? -2 * number - 1 : 2 * number)) : whole);
    return [{ kind: 'numbers', digits, signed, text }];
  }
  return [];
}

function fromWhole(whole: number, digits: number): number {
  return whole / 10 ** digits;
}

function listedOf(values: readonly Scalar[]): Column {
  const { list, places } = indexed(values);
  return { kind: 'listed', values: list, places };
}

function textsOf(values: readonly Scalar[]): Column[] {
  if (!values.every((value) => typeof value === 'string')) return [];
  const texts = values.map(wordsIn);
  const { list, places } = indexed(texts.flat());
  const counts = wholeToText(texts.map(({ length }) => length));
  const words: Column = { kind: 'words', words: list.join(' '), counts, places };
  return values.some((text) => text.includes(' ')) ? [words] : [words, tailsOf(values)];
}

const MARKS = [...',.;:!?'];

/** A mark at the end of a word is a word of its own. */
function wordsIn(text: string): string[] {
  return text.split(' ').flatMap((word) => {
    const [start, end] = [word.slice(0, -1), word.slice(-1)];
    if (start !== '' && MARKS.includes(end)) return [escaped(start), end];
    return [escaped(word)];
  });
}

function escaped(word: string): string {
  return MARKS.includes(word) || word.startsWith('\\') ? `\\${word}` : word;
}

function textOf(words: readonly string[]): string {
  const spaced = words.map((word, place) => {
    const plain = word.startsWith('\\') ? word.slice(1) : word;
    return place === 0 || MARKS.includes(word) ? plain : ` ${plain}`;
  });
  return spaced.join('');
}

function tailsOf(texts: readonly string[]): Column {
  const shared = texts.map((text, at) => sharedStart(text, texts[at - 1] ?? ''));
  const tails = texts.map((text, at) => text.slice(shared[at])).join(' ');
  return { kind: 'tails', shared: wholeToText(shared), tails };
}

function sharedStart(text: string, other: string): number {
  let length = 0;
  while (length < text.length && text[length] === other[length]) length++;
  return length;
}

/** The most frequent first: their places are the shortest. */
function indexed<Value extends Scalar>(values: readonly Value[]): { list: Value[]; places: string } {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const list = [...counts].sort((left, right) => right[1] - left[1]).map(([value]) => value);
  const placeOf = new Map(list.map((value, place) => [value, place]));
  return { list, places: wholeToText(values.map((value) => placeOf.get(value) as number)) };
}

/** So many values are read of a column and those in it: more than any release has. */
const MOST_VALUES = 50_000_000;

interface Budget {
  left: number;
}

/**
 * @param count how many values there are
 * @throws RangeError where the column is none of so many values, as a file may hold that somebody else wrote
 */
export function fromColumn(column: Column, count: number): unknown[] {
  return read(column, count, { left: MOST_VALUES });
}

function read(column: Column, count: number, budget: Budget): unknown[] {
  budget.left -= count;
  if (!(count >= 0 && budget.left >= 0)) throw new RangeError('Too many values.');
  const values = readers[column.kind](column as never, count, budget);
  if (values.length !== count) throw new RangeError('The column has other values than it should.');
  return values;
}

type Readers = {
  readonly [Kind in Column['kind']]: (
    column: Extract<Column, { kind: Kind }>,
    count: number,
    budget: Budget,
  ) => unknown[];
};

const readers: Readers = {
  same: ({ value }, count) => new Array<unknown>(count).fill(value),
  plain: ({ values }) => [...values],
  numbers: ({ digits, signed, text }) =>
    textToWhole(text).map((whole) => fromWhole(signed ? signedOf(whole) : whole, digits)),
  listed: ({ values, places }) => textToWhole(places).map((place) => at(values, place)),
  words: ({ words, counts, places }) => {
    const list = words.split(' ');
    return slices(textToWhole(places), textToWhole(counts)).map((own) => textOf(own.map((place) => at(list, place))));
  },
  tails: ({ shared, tails }) => {
    let before = '';
    const lengths = textToWhole(shared);
    return tails.split(' ').map((tail, place) => {
      before = before.slice(0, at(lengths, place)) + tail;
      return before;
    });
  },
  lists: ({ lengths, members }, _, budget) => {
    const own = textToWhole(lengths);
    const count = own.reduce((sum, length) => sum + length, 0);
    return slices(read(members, count, budget), own);
  },
  records: ({ members }, count, budget) => {
    const records = Array.from({ length: count }, (): Record<string, unknown> => ({}));
    for (const [name, column] of Object.entries(members)) {
      read(column, count, budget).forEach((value, place) => {
        if (value !== undefined) setMember(records[place] as Record<string, unknown>, name, value);
      });
    }
    return records;
  },
  some: ({ others, gaps, of }, count, budget) => {
    const values = new Array<unknown>(count).fill(others === 'null' ? null : undefined);
    const before = textToWhole(gaps);
    let next = 0;
    read(of, before.length, budget).forEach((value, place) => {
      next += at(before, place);
      if (next >= count) throw new RangeError('A value has no place.');
      values[next++] = value;
    });
    return values;
  },
};

/** A member of any name, also of one that would be another thing than a member. */
function setMember(record: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__')
    Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });
  else record[name] = value;
}

function signedOf(whole: number): number {
  return whole % 2 === 1 ? -(whole + 1) / 2 : whole / 2;
}

function at<Value>(values: readonly Value[], place: number): Value {
  if (place >= values.length) throw new RangeError('A place is in no list.');
  return values[place] as Value;
}

function slices<Value>(values: readonly Value[], lengths: readonly number[]): Value[][] {
  let from = 0;
  const all = lengths.map((length) => {
    from += length;
    return values.slice(from - length, from);
  });
  if (from !== values.length) throw new RangeError('Lists have other members than they should.');
  return all;
}

function isScalar(value: unknown): value is Scalar {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
