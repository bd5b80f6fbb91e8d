/** Whether text to a server passes through another on its way: the runtime takes proxies from the environment when it is told to. */
import { hostOf } from './consent.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** URL of the proxy that a request to `url` goes through; null where it goes straight. */
export function proxyOf(url: string, environment: Environment): string | null {
  const isOn = environment['NODE_USE_ENV_PROXY'] === '1' || /--use-env-proxy/u.test(environment['NODE_OPTIONS'] ?? '');
  const name = new URL(url).protocol === 'https:' ? 'https_proxy' : 'http_proxy';
  const proxy = variable(environment, name);
  if (!isOn || proxy === '' || isExempt(url, variable(environment, 'no_proxy'))) return null;
  return /^\w+:\/\//u.test(proxy) ? proxy : `http://${proxy}`;
}

function variable(environment: Environment, name: string): string {
  return environment[name] || environment[name.toUpperCase()] || '';
}

/** A host or a domain of it by name, or all; what else can be written there is taken for no exemption. */
function isExempt(url: string, written: string): boolean {
  const host = hostOf(url);
  return written.split(/[\s,]+/u).some((entry) => {
    const name = entry.toLowerCase().replace(/^\*?\./u, '');
    return entry === '*' || (name !== '' && (host === name || host.endsWith(`.${name}`)));
  });
}
