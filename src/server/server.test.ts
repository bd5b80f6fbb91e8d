import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleRelease } from '../testing/sample-release.ts';
import type { RunningServer } from './local-server.ts';
import { startServer } from './server.ts';

const release = sampleRelease({ seed: 3, tops: 2, basesPerTop: 2 });
const token = 'a-token-for-this-test-only';
let folder: string;
let explorerFolder: string;
let server: RunningServer;

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** A request with nothing added and the path sent as it is. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path, headers, method }, (received) => {
      let body = '';
      received.setEncoding('utf8');
      received.on('data', (chunk: string) => {
        body += chunk;
      });
      received.on('end', () => resolve({ status: received.statusCode ?? 0, headers: received.headers, body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

const cookie = () => ({ cookie: `sightline-${server.port}=${token}` });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sightline-server-'));
  explorerFolder = join(folder, 'explorer');
  mkdirSync(join(explorerFolder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'private.html'), 'private');
  writeFileSync(join(explorerFolder, 'index.html'), '<!doctype html><title>Explorer</title>');
  writeFileSync(join(explorerFolder, 'assets', 'index-1.js'), 'export {};');
  writeFileSync(join(explorerFolder, '.hidden.html'), 'hidden');
  writeFileSync(join(explorerFolder, 'notes.txt'), 'notes');
  symlinkSync(join(folder, 'private.html'), join(explorerFolder, 'link.html'));
  server = await startServer({ data: release, explorerFolder, port: 0, token });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the token', () => {
  it('is traded for a cookie and leaves the address', async () => {
    expect(server.url).toBe(`http://127.0.0.1:${server.port}/?token=${token}`);
    const answer = await ask(`/?token=${token}`);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    expect(answer.headers['set-cookie']).toEqual([
      `sightline-${server.port}=${token}; Path=/; HttpOnly; SameSite=Strict`,
    ]);
    expect((await ask('/', cookie())).body).toContain('<title>Explorer</title>');
  });

  it.each([
    ['nothing', '/', {}],
    ['a wrong token', '/?token=wrong', {}],
    ['an empty token', '/?token=', {}],
    ['a wrong cookie', '/release.json', { cookie: 'sightline=wrong' }],
    ['a token on another path', `/release.json?token=${token}`, {}],
  ])('is asked of who brings %s', async (_what, path, headers) => {
    const answer = await ask(path, headers);
    expect(answer.status).toBe(401);
    expect(answer.body).not.toContain(token);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });
});

describe('the host name', () => {
  it.each([
    ['127.0.0.1', 200],
    ['localhost', 200],
    ['evil.example', 421],
    ['127.0.0.1.evil.example', 421],
  ])('%s with the port gives %i', async (name, status) => {
    expect((await ask('/', { ...cookie(), host: `${name}:${server.port}` })).status).toBe(status);
  });

  it('counts with its port', async () => {
    expect((await ask('/', { ...cookie(), host: '127.0.0.1' })).status).toBe(421);
    expect((await ask('/', { ...cookie(), host: `127.0.0.1:${server.port + 1}` })).status).toBe(421);
  });

  it('is checked before the token', async () => {
    const answer = await ask(`/?token=${token}`, { host: 'evil.example' });
    expect(answer.status).toBe(421);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('cannot be left out', async () => {
    const raw = await new Promise<string>((resolve, reject) => {
      const socket = connect(server.port, '127.0.0.1', () => socket.write(`GET /?token=${token} HTTP/1.0\r\n\r\n`));
      let received = '';
      socket.on('data', (chunk) => {
        received += chunk;
      });
      socket.on('end', () => resolve(received));
      socket.on('error', reject);
    });
    expect(raw).toMatch(/^HTTP\/1\.1 (400|421) /);
    expect(raw.toLowerCase()).not.toContain('set-cookie');
  });
});

describe('every answer', () => {
  it.each([
    ['the page', 200, '/', true, 'GET'],
    ['the release', 200, '/release.json', true, 'GET'],
    ['a redirect', 303, `/?token=${token}`, false, 'GET'],
    ['a missing file', 404, '/nothing.js', true, 'GET'],
    ['a refusal', 401, '/', false, 'GET'],
    ['a writing request', 405, '/release.json', true, 'POST'],
  ])('carries the security headers: %s (%i)', async (_what, status, path, allowed, method) => {
    const answer = await ask(path, allowed ? cookie() : {}, method);
    expect(answer.status).toBe(status);
    const policy = String(answer.headers['content-security-policy']);
    for (const part of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'"]) {
      expect(policy).toContain(part);
    }
    for (const part of ["img-src 'self' data:", "frame-ancestors 'none'", "base-uri 'none'"])
      expect(policy).toContain(part);
    expect(policy).not.toContain('unsafe');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('to a request for another host carries them too', async () => {
    const answer = await ask('/', { host: 'evil.example' });
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  });
});

describe('what is served', () => {
  it('is the release as it was given', async () => {
    const answer = await ask('/release.json', cookie());
    expect(answer.headers['content-type']).toContain('application/json');
    expect(JSON.parse(answer.body)).toEqual(release);
  });

  it('is the files of the explorer by type', async () => {
    const answer = await ask('/assets/index-1.js', cookie());
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toContain('text/javascript');
  });

  it.each([
    '/../private.html',
    '/assets/../../private.html',
    '/%2e%2e/private.html',
    '/..%2fprivate.html',
    '/..%5cprivate.html',
    '//etc/passwd',
    '/link.html',
    '/.hidden.html',
    '/notes.txt',
    '/assets',
    '/assets/',
    '/%00',
    '/%ff',
  ])('is nothing else: %s', async (path) => {
    const answer = await ask(path, cookie());
    expect(answer.status).toBe(404);
    expect(answer.body).not.toMatch(/private|hidden|notes|root:/);
  });
});

describe('starting and stopping', () => {
  it('refuses an address that others can reach', async () => {
    for (const host of ['0.0.0.0', '::', '192.168.0.1', 'example.org']) {
      await expect(startServer({ data: release, explorerFolder, port: 0, token, host })).rejects.toMatchObject({
        code: 'SERVER_HOST_NOT_LOOPBACK',
        exitCode: 2,
      });
    }
  });

  it('refuses a token that can be guessed', async () => {
    await expect(startServer({ data: release, explorerFolder, port: 0, token: '' })).rejects.toMatchObject({
      code: 'SERVER_TOKEN_TOO_SHORT',
    });
  });

  it('says what to do when the port is taken or the page is not built', async () => {
    await expect(startServer({ data: release, explorerFolder, port: server.port, token })).rejects.toMatchObject({
      code: 'SERVER_PORT_UNAVAILABLE',
    });
    const empty = join(folder, 'nowhere');
    await expect(startServer({ data: release, explorerFolder: empty, port: 0, token })).rejects.toMatchObject({
      code: 'EXPLORER_NOT_BUILT',
    });
  });

  it('frees the port when closed', async () => {
    const first = await startServer({ data: release, explorerFolder, port: 0, token });
    await first.close();
    const second = await startServer({ data: release, explorerFolder, port: first.port, token });
    expect(second.port).toBe(first.port);
    await second.close();
  });
});
