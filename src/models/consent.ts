/** Text leaves this machine only where a person said so, host by host. */
import { usageError } from '../core/errors.ts';

/** Whether everything sent to `url` stays on this machine, as far as its address tells. */
export function isLoopback(url: string): boolean {
  const host = hostOf(url);
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/u.test(host);
}

/** As `--allow-remote` takes it. */
export function hostOf(url: string): string {
  const { hostname } = new URL(url);
  return hostname.toLowerCase();
}

/**
 * @param allowed hosts, as `--allow-remote` names them
 * @throws AppError `REMOTE_NOT_ALLOWED` with exit code 2
 */
export function requireConsent(model: string, url: string, allowed: readonly string[]): void {
  if (isLoopback(url)) return;
  const host = hostOf(url);
  if (allowed.some((name) => name.toLowerCase() === host)) return;
  throw usageError(
    'REMOTE_NOT_ALLOWED',
    `${model} would send text to ${host}, which nobody has allowed.`,
    `To allow it, add --allow-remote ${host}, or write it under allowRemote in a configuration file and name that with --config.`,
  );
}
