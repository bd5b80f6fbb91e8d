/** Numbers for pairs of integers: a map of pairs that holds more than the 16 million that a Map can. */

const LEAST = 1024;

export class PairNumbers {
  #firsts = new Int32Array(LEAST);
  #seconds = new Int32Array(LEAST);
  /** A hash table with open addressing: numbers counted from 1; 0 is free. */
  #places = new Uint32Array(2 * LEAST);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** 0, 1, 2 and so on, by first appearance. */
  numberOf(first: number, second: number): number {
    for (let place = this.#placeOf(first, second); ; place = (place + 1) & (this.#places.length - 1)) {
      const number = (this.#places[place] as number) - 1;
      if (number < 0) return this.#add(first, second, place);
      if (this.#firsts[number] === first && this.#seconds[number] === second) return number;
    }
  }

  pair(number: number): readonly [number, number] {
    return [this.#firsts[number] as number, this.#seconds[number] as number];
  }

  #placeOf(first: number, second: number): number {
    const mixed = Math.imul(Math.imul(first, 0x9e3779b1) ^ (second + (first >>> 15)), 0x85ebca6b);
    return (mixed ^ (mixed >>> 15)) & (this.#places.length - 1);
  }

  #add(first: number, second: number, place: number): number {
    if (this.#length === this.#firsts.length) {
      this.#widen();
      return this.numberOf(first, second);
    }
    this.#firsts[this.#length] = first;
    this.#seconds[this.#length] = second;
    this.#places[place] = ++this.#length;
    return this.#length - 1;
  }

  #widen(): void {
    const [firsts, seconds] = [this.#firsts, this.#seconds];
    this.#firsts = new Int32Array(2 * this.#length);
    this.#seconds = new Int32Array(2 * this.#length);
    this.#places = new Uint32Array(4 * this.#length);
    this.#length = 0;
    firsts.forEach((first, number) => {
      this.numberOf(first, seconds[number] as number);
    });
  }
}
