/** Whole-number flows through a network whose edges have no upper limit: what a set of sums leaves open. */

interface Step {
  readonly edge: number;
  /** False where the edge is walked from its head to its tail, which takes flow away. */
  readonly along: boolean;
}

export class Flow {
  readonly #tails: number[] = [];
  readonly #heads: number[] = [];
  readonly #flows: number[] = [];
  /** By vertex: edges that begin or end there. */
  readonly #incident: number[][] = [];
  /** By vertex: what must still leave it; negative where it must still arrive. */
  readonly #open: number[] = [];

  addVertex(): number {
    this.#incident.push([]);
    return this.#open.push(0) - 1;
  }

  /** Flow that comes into being at a vertex; negative for flow that ends there. */
  supply(vertex: number, amount: number): void {
    this.#open[vertex] = this.#openAt(vertex) + amount;
  }

  addEdge(tail: number, head: number): number {
    this.#tails.push(tail);
    this.#heads.push(head);
    const edge = this.#flows.push(0) - 1;
    this.#incident[tail]?.push(edge);
    this.#incident[head]?.push(edge);
    return edge;
  }

  /** Finds a flow that serves every supply; false where there is none. */
  settle(): boolean {
    for (let vertex = 0; vertex < this.#open.length; vertex++) {
      while (this.#openAt(vertex) > 0) {
        const path = this.#search(vertex, (other) => this.#openAt(other) < 0, -1);
        if (path === null) return false;
        const end = this.#endOf(path);
        const amount = Math.min(this.#openAt(vertex), -this.#openAt(end), this.#room(path));
        this.#push(path, amount);
        this.supply(vertex, -amount);
        this.supply(end, amount);
      }
    }
    return this.#open.every((open) => open === 0);
  }

  /** The most that an edge can carry in any flow that serves every supply, as far as `enough`. After `settle`. */
  most(edge: number, enough: number): number {
    const tail = this.#tails[edge] as number;
    while (this.#flowOf(edge) < enough) {
      const path = this.#search(this.#heads[edge] as number, (vertex) => vertex === tail, edge);
      if (path === null) break;
      const amount = Math.min(enough - this.#flowOf(edge), this.#room(path));
      this.#push([...path, { edge, along: true }], amount);
    }
    return this.#flowOf(edge);
  }

  #openAt(vertex: number): number {
    return this.#open[vertex] as number;
  }

  #flowOf(edge: number): number {
    return this.#flows[edge] as number;
  }

  /** Shortest way on which flow can be changed, without one edge. */
  #search(from: number, isGoal: (vertex: number) => boolean, without: number): Step[] | null {
    const arrivedBy = new Map<number, Step | null>([[from, null]]);
    for (const vertex of arrivedBy.keys()) {
      if (vertex !== from && isGoal(vertex)) return this.#walkBack(arrivedBy, vertex);
      for (const edge of this.#incident[vertex] as number[]) {
        const along = this.#tails[edge] === vertex;
        const next = (along ? this.#heads[edge] : this.#tails[edge]) as number;
        if (edge === without || arrivedBy.has(next) || (!along && this.#flowOf(edge) === 0)) continue;
        arrivedBy.set(next, { edge, along });
      }
    }
    return null;
  }

  #walkBack(arrivedBy: ReadonlyMap<number, Step | null>, to: number): Step[] {
    const path: Step[] = [];
    for (let step = arrivedBy.get(to); step; ) {
      path.push(step);
      step = arrivedBy.get((step.along ? this.#tails[step.edge] : this.#heads[step.edge]) as number);
    }
    return path.reverse();
  }

  #endOf(path: readonly Step[]): number {
    const last = path.at(-1) as Step;
    return (last.along ? this.#heads[last.edge] : this.#tails[last.edge]) as number;
  }

  /** How much flow the edges walked backwards can lose. */
  #room(path: readonly Step[]): number {
    return Math.min(...path.map(({ edge, along }) => (along ? Number.POSITIVE_INFINITY : this.#flowOf(edge))));
  }

  #push(path: readonly Step[], amount: number): void {
    for (const { edge, along } of path) this.#flows[edge] = this.#flowOf(edge) + (along ? amount : -amount);
  }
}
