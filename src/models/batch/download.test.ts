import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { lineCutter, linesOf } from './download.ts';

const never = new AbortController().signal;
const bytesOf = (text: string) => new TextEncoder().encode(text);

function cutAll(parts: readonly Uint8Array[], longest = 1000): string[] {
  const cut = lineCutter(longest);
  return [...parts, null].flatMap((part) => [...cut(part)]);
}

describe('lines', () => {
  test('are the same however they come in', () => {
    const line = fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.replaceAll('\n', ''));
    fc.assert(
      fc.property(fc.array(line), fc.array(fc.nat(200)), fc.boolean(), (lines, cuts, isEnded) => {
        const bytes = bytesOf(lines.join('\n') + (isEnded ? '\n' : ''));
        const places = [
          ...cuts.filter((place) => place < bytes.length).sort((one, other) => one - other),
          bytes.length,
        ];
        const parts = places.map((place, index) => bytes.subarray(places[index - 1] ?? 0, place));
        const expected = new TextDecoder()
          .decode(bytes)
          .split('\n')
          .filter((text) => text.trim() !== '');
        expect(cutAll(parts)).toEqual(expected);
      }),
    );
  });

  test('that are too long are passed over, and those around them are not', () => {
    const parts = [
      'one\n',
      'x'.repeat(600),
      'y'.repeat(600),
      'z'.repeat(5000),
      '\ntwo\n',
      `${'w'.repeat(1001)}\nthree`,
    ];
    expect(cutAll(parts.map(bytesOf))).toEqual(['one', 'two', 'three']);
  });
});

const body = (...chunks: string[]) =>
  new Response(
    new ReadableStream({
      pull: (controller) => {
        const chunk = chunks.shift();
        if (chunk !== undefined) controller.enqueue(bytesOf(chunk));
      },
    }),
  );
const download = (open: (signal: AbortSignal) => Promise<Response>, signal = never) =>
  Array.fromAsync(linesOf({ timeout: 30, mostLines: 10, signal, open }));
/** A reply that stops when it is told to, as those of `fetch` do. */
const until =
  (...chunks: string[]) =>
  async (signal: AbortSignal) => {
    const { body: stream } = body(...chunks);
    return new Response(stream?.pipeThrough(new TransformStream(), { signal }));
  };

test('a connection that falls silent counts as lost', async () => {
  await expect(download(until('one\ntw'))).rejects.toMatchObject({ kind: 'timeout' });
  const dead = (signal: AbortSignal) =>
    new Promise<Response>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  await expect(download(dead)).rejects.toMatchObject({ kind: 'timeout' });
});

test('who reads may take longer than a connection may be silent', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const read: string[] = [];
  const chunks = [bytesOf('one\n'), bytesOf('two\n')];
  const open = async (signal: AbortSignal) =>
    new Response(ReadableStream.from(chunks).pipeThrough(new TransformStream(), { signal }));
  for await (const line of linesOf({ timeout: 1000, mostLines: 10, signal: never, open })) {
    vi.advanceTimersByTime(5000);
    read.push(line);
  }
  expect([read, vi.getTimerCount()]).toEqual([['one', 'two'], 0]);
  vi.useRealTimers();
});

test('who is told to stop stops with the reason', async () => {
  const stop = new AbortController();
  const started = download(until('one\n'), stop.signal);
  stop.abort(new Error('stopped'));
  await expect(started).rejects.toThrow('stopped');
});
