/** A server for this machine alone, and what every one of them has: the port, the address with its token, the guard. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono, type MiddlewareHandler } from 'hono';
import { AppError, usageError } from '../core/errors.ts';
import { type ExplorerFile, readExplorerFiles } from './explorer-files.ts';
import { onlyHosts, onlyToken, secureHeaders } from './guard.ts';

export interface LocalServerOptions {
  /** A folder that `scripts/build-explorer.js` makes for a server. */
  readonly pageFolder: string;
  /** 0 lets the system choose a free port. */
  readonly port: number;
  /** A loopback address; `127.0.0.1` by default. */
  readonly host?: string;
  /** A secret made for this server alone, at least 16 characters. */
  readonly token: string;
}

export interface RunningServer {
  /** The address to open, with the token. */
  readonly url: string;
  readonly port: number;
  /** Resolves when the port is free again. */
  close(): Promise<void>;
}

/** What a server answers beside the files of its page. */
export interface LocalRoutes {
  /** Refuses methods; asked before the token is. */
  readonly methods: MiddlewareHandler;
  readonly add: (app: Hono) => void;
}

const loopback = ['127.0.0.1', 'localhost', '::1'];
const leastTokenLength = 16;

/** @throws AppError `SERVER_HOST_NOT_LOOPBACK`, `SERVER_TOKEN_TOO_SHORT`, `SERVER_PORT_UNAVAILABLE` or `EXPLORER_NOT_BUILT`. */
export async function startLocalServer(options: LocalServerOptions, routes: LocalRoutes): Promise<RunningServer> {
  const host = options.host ?? '127.0.0.1';
  refuseUnsafe(host, options.token);
  const files = readExplorerFiles(options.pageFolder);
  let port = options.port;
  const app = guardedApp(options.token, routes, files, () => port);
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  port = await listen(server, options.port, host);
  const address = host === '::1' ? `[::1]:${port}` : `${host}:${port}`;
  return {
    url: `http://${address}/?token=${encodeURIComponent(options.token)}`,
    port,
    close: () => close(server),
  };
}

function guardedApp(
  token: string,
  { methods, add }: LocalRoutes,
  files: ReadonlyMap<string, ExplorerFile>,
  port: () => number,
): Hono {
  const app = new Hono();
  app.use(secureHeaders);
  app.use(onlyHosts(() => [`127.0.0.1:${port()}`, `localhost:${port()}`, `[::1]:${port()}`]));
  app.use(methods);
  app.use(onlyToken(token, () => `sightline-${port()}`));
  add(app);
  app.get('*', (context) => {
    const file = files.get(context.req.path === '/' ? '/index.html' : context.req.path);
    if (file === undefined) return context.text('There is no such page.\n', 404);
    return context.body(file.body, 200, { 'content-type': file.type });
  });
  app.onError((_error, context) => context.text('The page could not be made.\n', 500));
  return app;
}

function refuseUnsafe(host: string, token: string): void {
  if (!loopback.includes(host)) {
    throw usageError(
      'SERVER_HOST_NOT_LOOPBACK',
      'Pages are served to this machine only.',
      'Leave the host out, or use 127.0.0.1. To show a release to others, hand them the report file.',
    );
  }
  if (token.length < leastTokenLength) {
    throw usageError(
      'SERVER_TOKEN_TOO_SHORT',
      `The token of the server is shorter than ${leastTokenLength} characters.`,
      'Make a random token for each server, 24 bytes or more.',
    );
  }
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => reject(portUnavailable(cause)));
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function portUnavailable(cause: Error): AppError {
  return new AppError({
    code: 'SERVER_PORT_UNAVAILABLE',
    message: 'The port of the page could not be opened.',
    hint: 'Choose another port, or leave it out to get a free one.',
    cause,
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
