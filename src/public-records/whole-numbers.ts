/**
 * Whole numbers as text, as source maps write them (Base64 VLQ, ECMA-426): five bits a character, the lowest first, the sixth bit says
 * that more follow. Unlike there no sign is among them.
 */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const BASE = 32;
const digits = new Map([...ALPHABET].map((character, digit) => [character.charCodeAt(0), digit]));

/** @param numbers from 0 to 2^53 - 1 */
export function wholeToText(numbers: readonly number[]): string {
  const parts: string[] = [];
  for (const number of numbers) {
    let rest = number;
    while (rest >= BASE) {
      parts.push(ALPHABET.charAt(BASE + (rest % BASE)));
      rest = Math.floor(rest / BASE);
    }
    parts.push(ALPHABET.charAt(rest));
  }
  return parts.join('');
}

/** @throws RangeError where the text is none that `wholeToText` writes */
export function textToWhole(text: string): number[] {
  const numbers: number[] = [];
  let [number, unit] = [0, 1];
  for (let at = 0; at < text.length; at++) {
    const digit = digits.get(text.charCodeAt(at)) ?? Number.NaN;
    number += (digit % BASE) * unit;
    if (!Number.isSafeInteger(number)) throw new RangeError('No whole number.');
    unit *= BASE;
    if (digit >= BASE) continue;
    numbers.push(number);
    [number, unit] = [0, 1];
  }
  if (unit !== 1) throw new RangeError('The last number has no end.');
  return numbers;
}
