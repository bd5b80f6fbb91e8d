/**
 * What a core can do in WebAssembly at most: fused multiply-adds of 128 bits (relaxed SIMD) on registers alone, in twelve
 * chains, which is more than a core has under way at once.
 */

/** What is used of it here: the types of Node do not have it. */
const { WebAssembly } = globalThis as unknown as {
  readonly WebAssembly: {
    readonly Module: new (bytes: Uint8Array) => object;
    readonly Instance: new (module: object) => { readonly exports: object };
  };
};

const CHAINS = 12;
const WARMING = 64;
const LANES = 4;
/** Locals: what is handed in (rounds and two factors), then the chains, then the factors in all lanes. */
const ROUNDS = 0;
const FIRST_CHAIN = 3;
const LEFT = FIRST_CHAIN + CHAINS;
const RIGHT = LEFT + 1;

const I32 = 0x7f;
const F32 = 0x7d;
const V128 = 0x7b;
const SPLAT = simd(0x13);
const ADD = simd(0xe4);
const RELAXED_MADD = simd(0x105);
const EXTRACT = simd(0x1f);

/** GFLOP a processor second of the core that runs this. */
export function fmaGflops(rounds: number): number {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(moduleBytes()));
  const { loop } = exports as { loop: (rounds: number, left: number, right: number) => number };
  // The optimizing compiler works beside, and what it has made is taken at the next call: many short ones come before the one that counts.
  for (let call = 0; call < WARMING; call++) loop(rounds / WARMING, 0.5, 0.5);
  const before = process.threadCpuUsage();
  const sum = loop(rounds, 0.5, 0.5);
  const { user, system } = process.threadCpuUsage(before);
  if (!Number.isFinite(sum)) throw new Error('The loop of multiply-adds went astray.');
  return (2 * LANES * CHAINS * rounds) / ((user + system) * 1000);
}

function moduleBytes(): Uint8Array<ArrayBuffer> {
  const body = [
    ...[1, CHAINS + 2, V128],
    ...inAllLanes(1, LEFT),
    ...inAllLanes(2, RIGHT),
    // loop
    ...[0x03, 0x40],
    ...Array.from({ length: CHAINS }, (_, chain) => step(FIRST_CHAIN + chain)).flat(),
    // rounds = rounds - 1, and again unless it is 0
    ...[0x20, ROUNDS, 0x41, 1, 0x6b, 0x22, ROUNDS, 0x0d, 0, 0x0b],
    ...[0x20, FIRST_CHAIN],
    ...Array.from({ length: CHAINS - 1 }, (_, chain) => [0x20, FIRST_CHAIN + 1 + chain, ...ADD]).flat(),
    ...[...EXTRACT, 0, 0x0b],
  ];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    // (i32, f32, f32) -> f32
    ...section(1, [1, 0x60, 3, I32, F32, F32, 1, F32]),
    ...section(3, [1, 0]),
    ...section(7, [1, 4, ...new TextEncoder().encode('loop'), 0, 0]),
    ...section(10, [1, ...leb(body.length), ...body]),
  ]);
}

function inAllLanes(parameter: number, local: number): number[] {
  return [0x20, parameter, ...SPLAT, 0x21, local];
}

/** chain = left * right + chain */
function step(chain: number): number[] {
  return [0x20, LEFT, 0x20, RIGHT, 0x20, chain, ...RELAXED_MADD, 0x21, chain];
}

function section(id: number, bytes: readonly number[]): number[] {
  return [id, ...leb(bytes.length), ...bytes];
}

function simd(code: number): number[] {
  return [0xfd, ...leb(code)];
}

/** Unsigned LEB128. */
function leb(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(value >>> 7)];
}
