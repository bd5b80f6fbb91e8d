/** How one sequence of words lies in another, in linear time: Knuth, Morris and Pratt 1977. */

export interface Overlap {
  /** Whether all of the pattern stands in the sequence, without a gap. */
  readonly within: boolean;
  /** The longest end of the sequence with which the pattern begins. */
  readonly end: number;
}

export function overlapOf(sequence: readonly string[], pattern: readonly string[]): Overlap {
  if (pattern.length === 0) return { within: true, end: 0 };
  const borders = bordersOf(pattern);
  let matched = 0;
  for (const word of sequence) {
    while (matched > 0 && pattern[matched] !== word) matched = borders[matched - 1] as number;
    if (pattern[matched] === word) matched++;
    if (matched === pattern.length) return { within: true, end: matched };
  }
  return { within: false, end: matched };
}

export function commonStart(left: readonly string[], right: readonly string[]): number {
  const most = Math.min(left.length, right.length);
  let length = 0;
  while (length < most && left[length] === right[length]) length++;
  return length;
}

/** Of each start of the pattern: the longest shorter start with which it ends. */
function bordersOf(pattern: readonly string[]): number[] {
  const borders = [0];
  let matched = 0;
  for (let at = 1; at < pattern.length; at++) {
    while (matched > 0 && pattern[matched] !== pattern[at]) matched = borders[matched - 1] as number;
    if (pattern[matched] === pattern[at]) matched++;
    borders.push(matched);
  }
  return borders;
}
