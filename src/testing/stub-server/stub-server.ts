/**
 * A model server on loopback that speaks the wire formats of vendors, for the real packages of vendors to run against.
 * What it answers is a function of what it is asked; what goes wrong is drawn at set rates; what a vendor would bill is kept.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sha256 } from '../../core/hash.ts';
import { parseJson } from '../../core/json.ts';
import { createRandom } from '../../core/random.ts';
import { plainReply } from '../../models/scripted/plain.ts';
import type { Usage } from '../../models/usage.ts';
import { anthropicRoutes } from './anthropic.ts';
import { googleRoutes } from './google.ts';
import { openaiRoutes } from './openai.ts';
import { Plain, Refused, type StubFaults, type StubOptions, type StubState } from './stub-types.ts';

export interface StubServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly billed: readonly Usage[];
  /** How often each body was sent to a route that works, by its hash. */
  readonly asked: ReadonlyMap<string, number>;
  /** Bodies as they came, the last first. */
  readonly bodies: readonly unknown[];
  /** Of every request, wherever it went, the first first. */
  readonly headers: readonly IncomingMessage['headers'][];
  /** Greatest number of requests under way at once. */
  readonly mostAtOnce: number;
  close(): Promise<void>;
}

export async function startStubServer(options: StubOptions = {}): Promise<StubServer> {
  const state: StubState = { options, answer: options.answer ?? ((request) => plainReply(request)), billed: [] };
  const routes = [
    ...(options.routes?.(state) ?? []),
    ...anthropicRoutes(state),
    ...openaiRoutes(state),
    ...googleRoutes(state),
  ];
  const random = createRandom(options.seed ?? 0);
  const asked = new Map<string, number>();
  const bodies: unknown[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const open = { now: 0, most: 0 };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const text = await bodyOf(request);
    const path = (request.url ?? '').split('?')[0] as string;
    const route = routes.find((candidate) => candidate.method === request.method && candidate.path.test(path));
    if (route === undefined) return send(response, new Refused(404, { error: { message: 'no such place' } }), options);
    const body = parseJson(text);
    if (route.works) {
      asked.set(sha256(text), (asked.get(sha256(text)) ?? 0) + 1);
      bodies.unshift(body);
      bodies.length = Math.min(bodies.length, 50);
    }
    const fault = route.works ? faultAt(random.next(), options.faults ?? {}) : null;
    if (options.latency !== undefined && route.works) await new Promise((done) => setTimeout(done, options.latency));
    const refused = refusal(fault) ?? keyRefusal(request, options);
    const match = route.path.exec(path) as RegExpExecArray;
    const answered =
      refused ?? route.handle({ path, match, headers: request.headers, text, body, malformed: fault === 'malformed' });
    if (fault === 'hang') return;
    if (fault === 'reset') return void request.socket.destroy();
    if (fault === 'cut') return sendHalf(response, JSON.stringify(answered));
    send(response, fault === 'page' ? new Plain('<!doctype html><p>Welcome', 'text/html') : answered, options);
  };
  const server = createServer((request, response) => {
    headers.push(request.headers);
    open.most = Math.max(open.most, ++open.now);
    response.once('close', () => open.now--);
    serve(request, response).catch((error: Error) => send(response, new Refused(599, String(error.stack)), options));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    billed: state.billed,
    asked,
    bodies,
    headers,
    get mostAtOnce() {
      return open.most;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function faultAt(drawn: number, faults: Partial<StubFaults>): keyof StubFaults | null {
  let sum = 0;
  for (const [fault, rate] of Object.entries(faults)) {
    sum += rate;
    if (drawn < sum) return fault as keyof StubFaults;
  }
  return null;
}

function refusal(fault: keyof StubFaults | null): Refused | null {
  if (fault === 'rateLimited')
    return new Refused(429, { error: { type: 'rate_limit_error', message: 'slow down' } }, { 'retry-after': '0.02' });
  if (fault === 'serverError') return new Refused(500, { error: { type: 'api_error', message: 'broken' } });
  if (fault === 'overloaded') return new Refused(529, { error: { type: 'overloaded_error', message: 'busy' } });
  return null;
}

function keyRefusal({ headers }: IncomingMessage, { key }: StubOptions): Refused | null {
  if (key === undefined) return null;
  const given = headers['x-api-key'] ?? headers['x-goog-api-key'] ?? headers.authorization?.replace(/^Bearer /u, '');
  return given === key ? null : new Refused(401, { error: { type: 'authentication_error', message: 'invalid key' } });
}

function sendHalf(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.write(text.slice(0, text.length / 2), () => response.destroy());
}

function send(response: ServerResponse, answered: unknown, { headers = {} }: StubOptions): void {
  const isPlain = answered instanceof Plain;
  const isRefused = answered instanceof Refused;
  const text = isPlain ? answered.text : JSON.stringify(isRefused ? answered.body : answered);
  response.writeHead(isRefused ? answered.status : 200, {
    'content-type': isPlain ? answered.type : 'application/json',
    'content-length': Buffer.byteLength(text),
    ...headers,
    ...(isRefused && answered.headers),
  });
  response.end(text);
}
