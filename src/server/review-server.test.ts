import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RunningServer } from './local-server.ts';
import { startReviewServer } from './review-server.ts';

const token = 'a-token-for-this-test-only';
let folder: string;
let server: RunningServer;
let written: unknown[];
let takes: boolean;

interface Asked {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

function ask(path: string, { method = 'GET', headers = {}, body = '' }: Asked = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path, headers, method }, (received) => {
      let text = '';
      received.on('data', (chunk) => {
        text += chunk;
      });
      received.on('end', () => resolve({ status: received.statusCode ?? 0, headers: received.headers, body: text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const cookie = () => ({ cookie: `sightline-${server.port}=${token}` });
const fromPage = () => ({
  ...cookie(),
  origin: `http://127.0.0.1:${server.port}`,
  'content-type': 'application/json',
});
const answer = JSON.stringify({ item: 'i-1', answer: 'yes' });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sightline-review-server-'));
  mkdirSync(join(folder, 'page'));
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html><title>Review</title>');
  writeFileSync(join(folder, 'openings.jsonl'), 'private');
  server = await startReviewServer({
    read: () => ({ reviewer: 'ada', card: 'zyxprivate' }),
    write: {
      answer: (item, given) => {
        written.push([item, given]);
        return takes;
      },
      undo: () => {
        written.push('undo');
        return takes;
      },
    },
    pageFolder: join(folder, 'page'),
    port: 0,
    token,
  });
});
beforeEach(() => {
  written = [];
  takes = true;
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('reading', () => {
  it('gives the page and its state to who has the token', async () => {
    expect((await ask('/', { headers: cookie() })).body).toContain('<title>Review</title>');
    const state = await ask('/state.json', { headers: cookie() });
    expect(JSON.parse(state.body)).toEqual({ reviewer: 'ada', card: 'zyxprivate' });
  });

  it.each(['/', '/state.json', '/answer', '/undo'])('gives nothing without it: %s', async (path) => {
    for (const headers of [{}, { cookie: `sightline-${server.port}=wrong` }]) {
      const refused = await ask(path, { headers });
      expect(refused.status).toBe(401);
      expect(refused.body).not.toContain('zyxprivate');
    }
  });

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1:1'])('refuses the host %s', async (host) => {
    for (const path of ['/state.json', `/?token=${token}`]) {
      const refused = await ask(path, { headers: { ...cookie(), host } });
      expect(refused.status).toBe(421);
      expect(refused.body + JSON.stringify(refused.headers)).not.toMatch(/zyxprivate|set-cookie/u);
    }
  });

  it.each([
    '/openings.jsonl',
    '/../openings.jsonl',
    '/%2e%2e/openings.jsonl',
    '/release.json',
    '/answer',
    '/undo',
    '/.git',
  ])('has no path but its own: %s', async (path) => {
    expect((await ask(path, { headers: cookie() })).status).toBe(404);
  });
});

describe('writing', () => {
  it('hands on an answer and an undo, and says what is next', async () => {
    const given = await ask('/answer', { method: 'POST', headers: fromPage(), body: answer });
    expect([given.status, JSON.parse(given.body)]).toEqual([200, { reviewer: 'ada', card: 'zyxprivate' }]);
    expect((await ask('/undo', { method: 'POST', headers: fromPage(), body: '{}' })).status).toBe(200);
    expect(written).toEqual([['i-1', 'yes'], 'undo']);
  });

  it('says so where nothing was taken', async () => {
    takes = false;
    for (const path of ['/answer', '/undo']) {
      expect((await ask(path, { method: 'POST', headers: fromPage(), body: answer })).status).toBe(409);
    }
  });

  it.each([
    ['no token', 401, { cookie: '' }],
    ['another origin', 403, { origin: 'http://evil.example' }],
    ['another port of this machine', 403, { origin: 'http://127.0.0.1:1' }],
    ['an origin that hides itself', 403, { origin: 'null' }],
    ['no origin', 403, { origin: '' }],
    ['what a form sends', 415, { 'content-type': 'text/plain' }],
    ['another host', 421, { host: 'evil.example', origin: 'http://evil.example' }],
  ])('takes nothing with %s (%i)', async (_what, status, headers) => {
    const refused = await ask('/answer', { method: 'POST', headers: { ...fromPage(), ...headers }, body: answer });
    expect(refused.status).toBe(status);
    expect(refused.body).not.toContain('zyxprivate');
    expect(written).toEqual([]);
  });

  it.each(['', '[]', '{"item":"i-1"}', '{"item":1,"answer":"yes"}', '{'])(
    'takes no body that is no answer: %s',
    async (body) => {
      expect((await ask('/answer', { method: 'POST', headers: fromPage(), body })).status).toBe(400);
      expect(written).toEqual([]);
    },
  );

  it('takes no long body', async () => {
    const body = JSON.stringify({ item: 'x'.repeat(2000), answer: 'yes' });
    expect((await ask('/answer', { method: 'POST', headers: fromPage(), body })).status).toBe(413);
    expect(written).toEqual([]);
  });

  it.each([
    ['POST', '/'],
    ['POST', '/state.json'],
    ['PUT', '/answer'],
    ['DELETE', '/answer'],
    ['PATCH', '/undo'],
    ['OPTIONS', '/answer'],
  ])('refuses %s %s', async (method, path) => {
    const refused = await ask(path, { method, headers: fromPage() });
    expect(refused.status).toBe(405);
    expect(refused.headers['access-control-allow-origin']).toBeUndefined();
    expect(written).toEqual([]);
  });
});

it.each([
  ['/', 'GET', 200],
  ['/state.json', 'GET', 200],
  ['/nothing', 'GET', 404],
  ['/answer', 'POST', 200],
  ['/state.json', 'POST', 405],
])('every answer carries the security headers and is kept nowhere: %s %s (%i)', async (path, method, status) => {
  const given = await ask(path, { method, headers: fromPage(), body: method === 'POST' ? answer : '' });
  expect(given.status).toBe(status);
  const policy = String(given.headers['content-security-policy']);
  for (const part of ["default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'"]) {
    expect(policy).toContain(part);
  }
  expect(policy).not.toContain('unsafe');
  expect(given.headers['cache-control']).toBe('no-store');
  expect(given.headers['referrer-policy']).toBe('no-referrer');
  expect(given.headers['x-content-type-options']).toBe('nosniff');
});
