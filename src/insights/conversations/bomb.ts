/** What is unpacked to more than so many times its size, beyond the first so many bytes, is a bomb: text comes to some tens. */
const MAX_RATIO = 250;
const RATIO_FROM = 64 * 1024 * 1024;

/** Something packed that unpacks to far more than text ever does. */
export class Bomb extends Error {
  readonly code = 'ZIP_BOMB';
}

/** The chunks, as long as they come to no more than text would. @throws Bomb */
export async function* withoutBombs(chunks: AsyncIterable<Uint8Array>, packed: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > RATIO_FROM && bytes > MAX_RATIO * packed) throw new Bomb();
    yield chunk;
  }
}
