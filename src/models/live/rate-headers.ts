/** Limits a minute from the headers of a reply, as each vendor writes them. */
import type { RateLimit, RateLimits } from '../rate-limits.ts';

type Headers = Readonly<Record<string, string>>;

/** @param now milliseconds since the epoch: Anthropic says when, the others in how long */
export function rateLimits(headers: Headers, now: number): RateLimits | undefined {
  const requests = anthropic(headers, 'requests', now) ?? openai(headers, 'requests');
  const tokens =
    scarcest([anthropic(headers, 'input-tokens', now), anthropic(headers, 'output-tokens', now)]) ??
    anthropic(headers, 'tokens', now) ??
    openai(headers, 'tokens');
  if (requests === undefined && tokens === undefined) return undefined;
  return { ...(requests && { requests }), ...(tokens && { tokens }) };
}

function anthropic(headers: Headers, what: string, now: number): RateLimit | undefined {
  const of = (which: string): string | undefined => headers[`anthropic-ratelimit-${what}-${which}`];
  const reset = Date.parse(of('reset') ?? '') - now;
  return limitOf(of('limit'), of('remaining'), Number.isFinite(reset) ? Math.max(0, reset) : null);
}

function openai(headers: Headers, what: string): RateLimit | undefined {
  const of = (which: string): string | undefined => headers[`x-ratelimit-${which}-${what}`];
  return limitOf(of('limit'), of('remaining'), duration(of('reset')));
}

function limitOf(limit: string | undefined, remaining: string | undefined, resetsIn: number | null) {
  const [most, left] = [wholeNumber(limit), wholeNumber(remaining)];
  return most === null ? undefined : { limit: most, remaining: left, resetsIn };
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/u.test(text.trim()) ? Number(text) : null;
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `6m0s`, `1.5s` and `20ms` in milliseconds; a bare number is seconds. */
function duration(text: string | undefined): number | null {
  const written = text?.trim() ?? '';
  if (/^\d{1,9}(?:\.\d{1,9})?$/u.test(written)) return Number(written) * 1000;
  if (!/^(?:\d{1,9}(?:\.\d{1,9})?(?:ms|s|m|h|d))+$/u.test(written)) return null;
  const parts = written.matchAll(/([\d.]+)(ms|s|m|h|d)/gu);
  return [...parts].reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNITS[unit as string] as number), 0);
}

/** Of several limits the one that will be met first. */
function scarcest(limits: readonly (RateLimit | undefined)[]): RateLimit | undefined {
  const known = limits.filter((limit) => limit !== undefined);
  const left = ({ limit, remaining }: RateLimit): number => (remaining ?? limit ?? 0) / (limit || 1);
  return known.toSorted((one, other) => left(one) - left(other))[0];
}
