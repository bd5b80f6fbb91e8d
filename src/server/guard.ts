/** Who may ask the local server, and what every answer carries. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

const headers: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** Adds the security headers to every answer, refusals included. */
export const secureHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value);
};

/** Refuses (421) a request for another host name, so that a foreign domain cannot be pointed at this machine. */
export function onlyHosts(allowed: () => readonly string[]): MiddlewareHandler {
  return async (context, next) => {
    if (!allowed().includes(context.req.header('host') ?? '')) {
      return context.text('This server answers only under its own address.\n', 421);
    }
    return next();
  };
}

/** Refuses (405) whatever is not a plain reading request. */
export const onlyReading: MiddlewareHandler = async (context, next) => {
  if (context.req.method === 'GET' || context.req.method === 'HEAD') return next();
  return context.text('Only GET and HEAD are answered.\n', 405, { allow: 'GET, HEAD' });
};

/**
 * The same, but for posts of JSON to the paths named, from the server's own page alone: another site can neither name this
 * origin (403) nor send JSON without asking first (415).
 */
export function onlyReadingExcept(posts: readonly string[]): MiddlewareHandler {
  return async (context, next) => {
    const { method, path } = context.req;
    if (method !== 'POST' || !posts.includes(path)) return onlyReading(context, next);
    if (context.req.header('origin') !== `http://${context.req.header('host')}`) {
      return context.text('Only the page of this server may write.\n', 403);
    }
    if (context.req.header('content-type') !== 'application/json') return context.text('Only JSON is taken.\n', 415);
    return next();
  };
}

/**
 * Lets in who brings the token: once in the address (`/?token=...`), which is traded for a cookie and leaves the
 * address bar, and by that cookie from then on. Everyone else gets 401.
 */
export function onlyToken(token: string, cookieName: () => string): MiddlewareHandler {
  return async (context, next) => {
    if (context.req.path === '/' && same(context.req.query('token'), token)) {
      setCookie(context, cookieName(), token, { httpOnly: true, sameSite: 'Strict', path: '/' });
      return context.redirect('/', 303);
    }
    if (same(getCookie(context, cookieName()), token)) return next();
    return context.text('Open the address that the command printed: it holds the token for this page.\n', 401);
  };
}

/** Equality that takes as long for a near miss as for a far one. */
function same(given: string | undefined, expected: string): boolean {
  return given !== undefined && timingSafeEqual(digest(given), digest(expected));
}

function digest(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}
