/** What the server of ratings adds to the one that reviews have too, whose protections `review-server.test.ts` shows. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RunningServer } from './local-server.ts';
import { type PostedRating, startRatingServer } from './rating-server.ts';

const token = 'a-token-for-this-test-only';
let folder: string;
let server: RunningServer;
let added: PostedRating[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sightline-rating-server-'));
  mkdirSync(join(folder, 'page'));
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html><title>Rating</title>');
  server = await startRatingServer({
    read: () => ({ lines: added.length }),
    add: (rating) => {
      if (rating.item === 'unknown') return null;
      added.push(rating);
      return { ...rating, at: 'now' };
    },
    pageFolder: join(folder, 'page'),
    port: 0,
    token,
  });
});
beforeEach(() => {
  added = [];
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const good = { item: 'i-1', question: 'label', answer: 'Yes' };

function post(body: string, headers: Record<string, string> = {}, path = '/answer'): Promise<Response> {
  return fetch(`http://127.0.0.1:${server.port}${path}`, {
    method: 'POST',
    body,
    headers: {
      cookie: `sightline-${server.port}=${token}`,
      origin: `http://127.0.0.1:${server.port}`,
      'content-type': 'application/json',
      ...headers,
    },
  });
}

test('what is taken is told, with the line that was kept', async () => {
  const answer = await post(JSON.stringify(good));
  expect([answer.status, await answer.json()]).toEqual([200, { ...good, at: 'now' }]);
  expect((await post(JSON.stringify({ ...good, answer: null }))).status).toBe(200);
  expect(added).toEqual([good, { ...good, answer: null }]);
});

test('nothing but item, question and answer gets through', async () => {
  await post(JSON.stringify({ ...good, at: 'never', rater: 'ben' }));
  expect(added).toEqual([good]);
});

test('what cannot be said of an item is refused', async () => {
  const answer = await post(JSON.stringify({ ...good, item: 'unknown' }));
  expect([answer.status, await answer.json()]).toEqual([409, {}]);
});

test.each([
  ['no JSON', '{', {}, '/answer', 400],
  ['a list', '[]', {}, '/answer', 400],
  ['a number for an answer', JSON.stringify({ ...good, answer: 4 }), {}, '/answer', 400],
  ['no answer', JSON.stringify({ item: 'i-1', question: 'label' }), {}, '/answer', 400],
  ['too much', JSON.stringify({ ...good, answer: 'x'.repeat(20_000) }), {}, '/answer', 413],
  ['a post from another page', JSON.stringify(good), { origin: 'http://evil.example' }, '/answer', 403],
  ['a form', JSON.stringify(good), { 'content-type': 'text/plain' }, '/answer', 415],
  ['a post without the token', JSON.stringify(good), { cookie: '' }, '/answer', 401],
  ['a post elsewhere', JSON.stringify(good), {}, '/undo', 405],
])('%s is not taken', async (_, body, headers, path, status) => {
  const answer = await post(body, headers, path);
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(added).toEqual([]);
});
