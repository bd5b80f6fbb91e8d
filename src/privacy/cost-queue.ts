/** Vertices by what it costs to get there: the cheapest first, of equals the one that was added first. */
interface Entry {
  readonly vertex: number;
  readonly cost: number;
  readonly turn: number;
}

/** A binary heap. */
export class CostQueue {
  readonly #heap: Entry[] = [];
  #turns = 0;

  add(vertex: number, cost: number): void {
    const heap = this.#heap;
    heap.push({ vertex, cost, turn: this.#turns++ });
    for (let at = heap.length - 1; at > 0; ) {
      const above = (at - 1) >> 1;
      if (!this.#isBefore(at, above)) return;
      this.#swap(at, above);
      at = above;
    }
  }

  take(): Entry | null {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (first === undefined || last === undefined) return null;
    if (heap.length === 0) return first;
    heap[0] = last;
    for (let at = 0; ; ) {
      const child = 2 * at + (this.#isBefore(2 * at + 2, 2 * at + 1) ? 2 : 1);
      if (!this.#isBefore(child, at)) return first;
      this.#swap(at, child);
      at = child;
    }
  }

  #isBefore(left: number, right: number): boolean {
    const [one, other] = [this.#heap[left], this.#heap[right]];
    if (one === undefined || other === undefined) return one !== undefined;
    return one.cost < other.cost || (one.cost === other.cost && one.turn < other.turn);
  }

  #swap(left: number, right: number): void {
    const entry = this.#heap[left] as Entry;
    this.#heap[left] = this.#heap[right] as Entry;
    this.#heap[right] = entry;
  }
}
