/**
 * Whether text to a server passes through another on its way: the runtime takes proxies from the environment when it is
 * told to. What is read here is what every runtime that Sightline starts on reads so; where they differ it counts as
 * passing through, and consent is asked for.
 */
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * URL of the proxy that a request to `url` goes through; null where it goes straight.
 *
 * @param execArgv what the runtime was started with
 */
export function proxyOf(
  url: string,
  environment: Environment,
  execArgv: readonly string[] = process.execArgv,
): string | null {
  if (!isOn(environment, execArgv) || isExempt(new URL(url), variable(environment, 'no_proxy'))) return null;
  const http = variable(environment, 'http_proxy');
  const proxy = new URL(url).protocol === 'https:' ? variable(environment, 'https_proxy') || http : http;
  if (proxy === '') return null;
  return /^\s*\w+:\/\//u.test(proxy) ? proxy : `http://${proxy}`;
}

/** A file of options may hold anything. */
function isOn(environment: Environment, execArgv: readonly string[]): boolean {
  const options = [environment['NODE_OPTIONS'] ?? '', ...execArgv].join(' ').replaceAll(/["\\]/gu, '');
  return environment['NODE_USE_ENV_PROXY'] === '1' || /--(?:use[-_]env[-_]proxy|\S*config[-_]file)/u.test(options);
}

/** The one in small letters wins even where it is empty. */
function variable(environment: Environment, name: string): string {
  return environment[name] ?? environment[name.toUpperCase()] ?? '';
}

/** `*` alone is everything. An entry is a host, or a domain after a dot, each with or without a port. */
function isExempt({ protocol, hostname, port }: URL, written: string): boolean {
  const own = port || (protocol === 'https:' ? '443' : '80');
  const entries = written.toLowerCase().split(/[\s,]/u);
  return (
    written === '*' ||
    entries.some((entry) => {
      const [, name = '', at = own] = /^(.+?)(?::(\d+))?$/u.exec(entry) ?? [];
      const isHost = name === hostname || (/^\*?\.[^.]/u.test(name) && hostname.endsWith(name.replace(/^\*/u, '')));
      return isHost && at === own;
    })
  );
}
