/** A problem in memory that threads share. */
import type { Pass, Problem } from './kernel.ts';
import { BLOCK, copyRows, field, type Layout, ownField } from './memory-layout.ts';
import { countOf } from './row-blocks.ts';
import type { Task, Team } from './team.ts';

/** Its memory, and the threads that work in it. */
export class SharedProblem {
  readonly layout: Layout;
  readonly #team: Team;
  readonly #bytes: DataView;

  constructor(team: Team, layout: Layout) {
    this.layout = layout;
    this.#team = team;
    this.#bytes = new DataView(team.memory.buffer);
  }

  /** Rows, and where everything lies; of threads' own memory nothing that another problem left. */
  write({ rows, centroids }: Problem, screened: boolean): void {
    const { vectors, dimensions } = rows;
    const { layout } = this;
    const { at, stride } = layout;
    const first = layout.scratch[0] as number;
    new Uint8Array(this.buffer, first, layout.bytes - first).fill(0);
    const [count, k] = [countOf(rows), centroids.length / dimensions];
    writeFields(this.#bytes, layout, { count, k, screened: screened ? 1 : 0, block: BLOCK });
    copyRows(vectors, this.floats(at.rows, count * stride), dimensions, stride);
  }

  get buffer(): ArrayBufferLike {
    return this.#team.memory.buffer;
  }

  run(task: Task, blocks: number): void {
    this.#team.run(task, this.layout.problem, this.layout.scratch, blocks);
  }

  floats(start: number, length: number): Float32Array {
    return new Float32Array(this.buffer, start, length);
  }

  doubles(start: number, length: number): Float64Array {
    return new Float64Array(this.buffer, start, length);
  }

  integers(start: number, length: number): Int32Array {
    return new Int32Array(this.buffer, start, length);
  }

  setFloat(name: keyof typeof field, value: number): void {
    this.#bytes.setFloat32(this.layout.problem + field[name], value, true);
  }

  setDouble(name: keyof typeof field, value: number): void {
    this.#bytes.setFloat64(this.layout.problem + field[name], value, true);
  }

  setInteger(name: keyof typeof field, value: number): void {
    this.#bytes.setInt32(this.layout.problem + field[name], value, true);
  }

  /** Its absolute value, as threads found it; NaN where one is. */
  largestComponent(): number {
    return this.layout.scratch.reduce((most, start) => {
      const found = this.#bytes.getFloat32(start + ownField.largest, true);
      return Number.isNaN(most) || found <= most ? most : found;
    }, 0);
  }

  /** Of all threads since it was asked for last. */
  counts(): Pick<Pass, 'computed' | 'screened' | 'moved'> {
    return countsOf(this.#bytes, this.layout);
  }
}

function writeFields(bytes: DataView, layout: Layout, others: Partial<Record<keyof typeof field, number>>): void {
  const { groups, groupPanels, panels } = layout;
  const all = { ...layout.at, rowBytes: layout.stride * 4, groups, groupPanels, panels, ...others };
  for (const [name, value] of Object.entries(all))
    bytes.setUint32(layout.problem + field[name as keyof typeof all], value, true);
  layout.own.forEach((own, thread) => {
    for (const [name, start] of Object.entries(own))
      bytes.setUint32((layout.scratch[thread] as number) + ownField[name as keyof typeof own], start, true);
  });
}

function countsOf(bytes: DataView, layout: Layout): Pick<Pass, 'computed' | 'screened' | 'moved'> {
  const counts = { computed: 0, screened: 0, moved: 0 };
  for (const start of layout.scratch) {
    counts.computed += bytes.getFloat64(start + ownField.computed, true);
    counts.screened += bytes.getFloat64(start + ownField.screened, true);
    counts.moved += bytes.getInt32(start + ownField.moved, true);
    for (const name of ['computed', 'screened'] as const) bytes.setFloat64(start + ownField[name], 0, true);
    bytes.setInt32(start + ownField.moved, 0, true);
  }
  return counts;
}
