/**
 * Which pairs of texts were compared and are no copies, so that those that meet again are not compared again. Where many texts begin
 * alike, the same few are what all others are compared with, in every bucket: only pairs with such a one are kept, a bit each, in no more
 * than four bytes for each that was compared.
 */
export class RefusedPairs {
  readonly #count: number;
  readonly #refused: Uint32Array;
  readonly #bits = new Map<number, Uint8Array>();

  /** @param count how many texts there are */
  constructor(count: number) {
    this.#count = count;
    this.#refused = new Uint32Array(count);
  }

  /** False for what was compared and is not kept, too. */
  has(one: number, other: number): boolean {
    const bits = this.#bits.get(one);
    return bits !== undefined && (((bits[other >>> 3] as number) >>> (other & 7)) & 1) === 1;
  }

  add(one: number, other: number): void {
    const refused = (this.#refused[one] as number) + 1;
    this.#refused[one] = refused;
    if (refused < this.#count / 32) return;
    const bits = this.#bits.get(one) ?? new Uint8Array((this.#count + 7) >>> 3);
    this.#bits.set(one, bits);
    bits[other >>> 3] = (bits[other >>> 3] as number) | (1 << (other & 7));
  }
}
