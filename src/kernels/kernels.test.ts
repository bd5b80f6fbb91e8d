import { afterEach, describe, expect, test, vi } from 'vitest';
import { createRandom } from '../core/random.ts';
import { ended } from '../core/steps.ts';
import { describeKernel, problemOf, problems, trace } from '../testing/kernel-contract.ts';
import { iterate, type LloydResult } from './iterate.ts';
import { type KernelName, kernelNames, type Problem } from './kernel.ts';
import { CONTROL_BYTES, layoutOf, MOST_THREADS, threadsThatFit } from './memory-layout.ts';
import { portable } from './modules.generated.ts';
import { kernelHere, openSession } from './open-session.ts';
import { seedCentroids } from './seed-centroids.ts';
import { control, takeTeam } from './team.ts';
import { WebAssembly } from './webassembly.ts';

for (const name of kernelNames) describeKernel(name, (problem) => openSession(name, problem));

describe('kernels', () => {
  test('all run here: what they are compared with is not what stands in for them', () => {
    expect(kernelNames.map(kernelHere)).toEqual([...kernelNames]);
  });

  test.each(problems())('portable has the bytes of the reference: $about', ({ problem }) => {
    expect(trace(openSession('portable', problem))).toEqual(trace(openSession('plain', problem)));
  });

  test('products of codes leave out most products, and change nothing', () => {
    const { problem } = problems()[0] as { problem: Problem };
    for (const name of ['relaxed', 'portable'] as const) {
      const [screened, whole] = [true, false].map((choice) => openSession(name, problem, { screened: choice }));
      const [some, all] = [screened?.assign().computed as number, whole?.assign().computed as number];
      expect(some).toBeLessThan(all / 5);
      for (const session of [screened, whole]) session?.update();
      expect(trace(screened as never)).toEqual(trace(whole as never));
    }
  });

  test('threads of their own change nothing', () => {
    const { problem } = problemOf({ about: 'threads', rows: 1100, dimensions: 33, k: 40, metric: 'euclidean' });
    for (const name of ['relaxed', 'portable'] as const) {
      const alone = trace(openSession(name, problem));
      for (const threads of [2, 4])
        expect(trace(openSession(name, { ...problem, threads }, { everyThread: true }))).toEqual(alone);
    }
  });

  test('a number that is none is refused, whichever thread meets it', () => {
    const { problem } = problemOf({ about: 'threads', rows: 1100, dimensions: 3, k: 4, metric: 'euclidean' });
    for (const row of [0, 300, 600, 900]) {
      const vectors = problem.rows.vectors.slice();
      vectors[3 * row] = Number.NaN;
      const wrong = { ...problem, rows: { vectors, dimensions: 3 }, threads: 3 };
      expect(() => openSession('portable', wrong, { everyThread: true })).toThrow(`row ${row} `);
    }
  });
});

test('more memory than WebAssembly addresses is refused, with what to do', () => {
  const { bytes } = layoutOf({ count: 2e6, dimensions: 512, k: 1000, threads: 2, screened: true, bounds: 125 });
  expect(() => takeTeam({}, bytes, 2)).toThrow(/need 5\.\d GiB/u);
});

test('of many threads as many work as there is room for, and are words of control for', () => {
  const rows = { count: 524_288, dimensions: 512, screened: true, bounds: 1250 };
  const many = { ...rows, k: 10_000, threads: 96 };
  expect(threadsThatFit({ ...many, threads: 2 })).toBe(2);
  const threads = threadsThatFit(many);
  expect(layoutOf({ ...many, threads }).bytes).toBeLessThanOrEqual(2 ** 32);
  expect(layoutOf({ ...many, threads: threads + 1 }).bytes).toBeGreaterThan(2 ** 32);
  expect(threadsThatFit({ ...rows, count: 3e6, k: 1000, threads: 2 })).toBe(1);
  expect(threadsThatFit({ ...rows, count: 100, k: 10, threads: 1000 })).toBe(MOST_THREADS);
  expect(control.scratch + MOST_THREADS).toBeLessThanOrEqual(control.states);
  expect(4 * (control.states + MOST_THREADS)).toBeLessThanOrEqual(CONTROL_BYTES);
});

test('bounds of a million rows take no more than 512 MiB', () => {
  const { at, groups, bytes } = layoutOf({
    count: 1e6,
    dimensions: 512,
    k: 5000,
    threads: 2,
    screened: true,
    bounds: 625,
  });
  expect(groups).toBe(125);
  expect(at.centroids - at.lower).toBeLessThanOrEqual(512 * 2 ** 20);
  expect(bytes).toBeLessThan(4 * 2 ** 30);
});

describe('where something is missing', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });
  const clustered = async (further = 0): Promise<unknown> => {
    const rows = { vectors: Float32Array.from([0, 1, 5, 6, ...new Float32Array(further)]), dimensions: 1 };
    vi.resetModules();
    const { kernelHere: here, openSession: open } = await import('./open-session.ts');
    const problem = {
      rows,
      centroids: Float32Array.from([0, 6]),
      metric: 'euclidean',
      bounds: 'yinyang',
      threads: 2,
    } as const;
    const session = open('relaxed', problem);
    session.assign();
    return [here('relaxed'), ...session.assignment.subarray(0, 4)];
  };

  test('no shared memory: plain', async () => {
    vi.stubGlobal('SharedArrayBuffer', undefined);
    expect(await clustered()).toEqual(['plain', 0, 0, 1, 1]);
  });

  test('no relaxed SIMD: portable; none at all: plain', async () => {
    const { WebAssembly } = globalThis as unknown as { WebAssembly: Record<string, unknown> };
    const validate = (bytes: Uint8Array): boolean => Buffer.from(bytes).toString('base64') === portable;
    const { Module, Memory, Instance } = WebAssembly;
    vi.stubGlobal('WebAssembly', { Module, Memory, Instance, validate });
    expect(await clustered()).toEqual(['portable', 0, 0, 1, 1]);
    vi.stubGlobal('WebAssembly', { Module, Memory, Instance, validate: () => false });
    expect(await clustered()).toEqual(['plain', 0, 0, 1, 1]);
  });

  test('addresses for later problems: memory for this one; and an error where there is none for it either', async () => {
    const { Module, Memory, Instance, validate } = WebAssembly;
    const limitedTo = (most: number) =>
      class extends Memory {
        readonly #maximum: number;
        constructor(descriptor: ConstructorParameters<typeof Memory>[0]) {
          super(descriptor);
          this.#maximum = descriptor.maximum;
        }
        override grow(pages: number): number {
          if (this.#maximum > most) throw new RangeError('Unable to grow instance memory');
          return super.grow(pages);
        }
      };
    vi.stubGlobal('WebAssembly', { Module, Memory: limitedTo(1000), Instance, validate });
    expect(await clustered(2000)).toEqual(['relaxed', 0, 0, 1, 1]);
    vi.stubGlobal('WebAssembly', { Module, Memory: limitedTo(0), Instance, validate });
    await expect(clustered(2000)).rejects.toMatchObject({ code: 'KERNEL_MEMORY' });
  });
});

describe('iterations', () => {
  const problem: Problem = { ...(problems()[0] as { problem: Problem }).problem, metric: 'euclidean' };
  const most = { maxIterations: 100 };

  test('end where no row moves, with no cluster empty', () => {
    const objectives: number[] = [];
    const far = problem.centroids.slice().fill(9, 0, 3 * 37);
    const session = openSession('plain', { ...problem, centroids: far });
    const found = ended(iterate(session, most), ({ objective }) => objectives.push(objective));
    expect(found.iterations).toBeLessThan(100);
    expect(new Set(found.assignment).size).toBe(50);
    expect(objectives.at(-1)).toBe(found.objective);
    expect(objectives.toSorted((left, right) => right - left)).toEqual(objectives);
  });

  test('give a cluster without rows the one that fits worst, and none that is alone', () => {
    const clustered = (values: readonly number[], centroids: readonly number[]): LloydResult => {
      const rows = { vectors: Float32Array.from(values), dimensions: 1 };
      const own = { ...problem, rows, centroids: Float32Array.from(centroids) };
      return ended(iterate(openSession('plain', own), { maxIterations: 1 }));
    };
    const { assignment, centroids } = clustered([0, 3, 4, 5, 100, 100.5], [0, 1000, 2000, 100]);
    expect([...centroids]).toEqual([1.5, 5, 4, 100.25]);
    expect([...assignment]).toEqual([0, 2, 2, 1, 3, 3]);
    expect([...clustered([0, 2, 50], [0, 50, 900, 901]).centroids]).toEqual([0, 50, 2, 901]);
  });

  test('end where they gain too little, and after as many as may be made', () => {
    const iterations = (options: { readonly maxIterations: number; readonly leastGain?: number }): number =>
      ended(iterate(openSession('plain', problem), options)).iterations;
    expect(iterations({ maxIterations: 2 })).toBe(2);
    expect(iterations({ ...most, leastGain: 10 })).toBe(1);
  });

  test('find the same with threads of their own, portable and plain', () => {
    const found = (kernel: KernelName, changes: Partial<Problem> = {}): LloydResult => {
      const session = openSession(kernel, { ...problem, ...changes }, { everyThread: changes.threads !== undefined });
      const result = ended(iterate(session, most));
      session.close();
      return result;
    };
    const plain = found('plain');
    expect(found('portable', { threads: 3 })).toEqual(plain);
    expect(found('portable', { bounds: 'none' })).toEqual(plain);
  });
});

describe('openSession', () => {
  const { problem } = problems()[0] as { problem: Problem };

  test.each<[string, Partial<Problem>, string]>([
    ['shapes that do not fit', { rows: { vectors: new Float32Array(10), dimensions: 3 } }, 'VECTORS_SHAPE'],
    ['a centroid that is none', { centroids: new Float32Array(37).fill(Number.NaN) }, 'VECTORS_NOT_FINITE'],
    ['no threads', { threads: 0 }, 'KERNEL_THREADS'],
  ])('refuses %s', (_, changes, code) => {
    const open = () => openSession('plain', { ...problem, ...changes });
    expect(open).toThrow(expect.objectContaining({ code }));
  });
});

describe('seedCentroids', () => {
  const { problem } = problems()[0] as { problem: Problem };
  const seeded = (kernel: KernelName, k: number, seed: number): Float32Array => {
    const session = openSession(kernel, problem);
    return seedCentroids(session, problem.rows, k, createRandom(seed));
  };

  test('draws rows, none twice, and the same with portable and plain', () => {
    const centroids = seeded('portable', 300, 1);
    expect(centroids).toEqual(seeded('plain', 300, 1));
    const rows = Array.from({ length: 300 }, (_, at) => centroids.subarray(at * 37, (at + 1) * 37).join());
    expect(new Set(rows).size).toBe(300);
    const all = Array.from({ length: 700 }, (_, at) => problem.rows.vectors.subarray(at * 37, (at + 1) * 37).join());
    expect(rows.filter((row) => !all.includes(row))).toEqual([]);
  });

  test('another seed draws others', () => {
    expect(seeded('portable', 5, 1)).not.toEqual(seeded('portable', 5, 2));
  });
});
