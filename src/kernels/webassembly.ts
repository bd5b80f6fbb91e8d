/** The part of WebAssembly's interface that is used here: the types of Node do not have it. */

/** Compiled code, which threads may share. */
export type Module = object;

export interface Memory {
  /** By so many pages. */
  grow(pages: number): number;
  readonly buffer: SharedArrayBuffer;
}

interface Interface {
  readonly Module: new (bytes: Uint8Array) => Module;
  readonly Memory: new (descriptor: { initial: number; maximum: number; shared: boolean }) => Memory;
  readonly Instance: new (module: Module, imports: { env: { memory: Memory } }) => { readonly exports: object };
  validate(bytes: Uint8Array): boolean;
}

export const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: Interface };
