import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proxyOf } from './proxy.ts';

const proxy = 'http://proxy.example:3128';
const on = { NODE_USE_ENV_PROXY: '1', HTTP_PROXY: proxy };
const here = 'http://127.0.0.1:8000/v1';

describe('a request goes through a proxy', () => {
  test.each([
    [here, on, proxy],
    [here, { HTTP_PROXY: proxy }, null],
    [here, { ...on, NODE_USE_ENV_PROXY: 'true' }, null],
    [here, { HTTP_PROXY: proxy, NODE_OPTIONS: '--use-env-proxy' }, proxy],
    [here, { HTTP_PROXY: proxy, NODE_OPTIONS: '--max-old-space-size=100 "--use\\_env_proxy"' }, proxy],
    [here, { HTTP_PROXY: proxy, NODE_OPTIONS: '--no-use-env-proxy' }, null],
    // The small letters win, empty or not.
    [here, { ...on, http_proxy: '' }, null],
    [here, { ...on, http_proxy: 'http://other.example' }, 'http://other.example'],
    [here, { ...on, HTTP_PROXY: 'proxy.example:3128' }, proxy],
    [here, { NODE_USE_ENV_PROXY: '1', https_proxy: proxy, all_proxy: proxy }, null],
    // What is encrypted takes the other proxy where it has none of its own.
    ['https://a.example/v1', on, proxy],
    ['https://a.example/v1', { ...on, https_proxy: '' }, proxy],
    ['https://a.example/v1', { ...on, https_proxy: 'http://other.example' }, 'http://other.example'],
  ])('%s with %j: %s', (url, environment, expected) => {
    expect(proxyOf(url, environment, [])).toBe(expected);
  });

  test.each([
    [['--use-env-proxy'], proxy],
    [['--use_env_proxy=true'], proxy],
    [['--experimental-config-file=node.config.json'], proxy],
    [['--no-use-env-proxy'], null],
    [['--test'], null],
  ])('where Node was started with %j', (execArgv, expected) => {
    expect(proxyOf(here, { HTTP_PROXY: proxy }, execArgv)).toBe(expected);
  });
});

describe('no proxy is used', () => {
  test.each([
    ['127.0.0.1'],
    ['a.example, 127.0.0.1'],
    ['a.example\n127.0.0.1'],
    ['127.0.0.1:8000'],
    ['*'],
    ['.0.0.1'],
    ['*.0.0.1'],
  ])('with %j', (no_proxy) => {
    expect(proxyOf(here, { ...on, no_proxy }, [])).toBe(null);
  });

  test.each([
    ['*,a.example'],
    [' *'],
    ['127.0.0.1:80'],
    ['127.0.0.0/8'],
    ['127.0.0.1-127.0.0.9'],
    ['7.0.0.1'],
    ['localhost'],
    [''],
  ])('but not with %j', (no_proxy) => {
    expect(proxyOf(here, { ...on, no_proxy, NO_PROXY: '127.0.0.1' }, [])).toBe(proxy);
  });

  test('by a name, its case aside, and by that of a domain around it', () => {
    const via = (url: string, no_proxy: string) => proxyOf(url, { ...on, no_proxy }, []);
    expect(via('http://LocalHost:1', 'LOCALHOST')).toBe(null);
    expect(via('http://b.a.example', '.a.example')).toBe(null);
    expect(via('http://ba.example', '.a.example')).toBe(proxy);
    expect(via('http://[::1]:80', '[::1]:80')).toBe(null);
    expect(via('https://a.example', 'a.example:443')).toBe(null);
  });

  test('whatever is written, only for a host that is written there', () => {
    const part = fc.constantFrom('*', '.', ',', ' ', ':', '127.0.0.1', '8000', '80', 'localhost', '/8', '-', '0.0.1');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const no_proxy = parts.join('');
        const entries = no_proxy.split(/[,\s]/u);
        const isExempt = ['127.0.0.1', '127.0.0.1:8000', '.0.0.1', '*.0.0.1', '*.0.0.1:8000', '.0.0.1:8000'].some(
          (entry) => entries.includes(entry),
        );
        expect(proxyOf(here, { ...on, no_proxy }, []) === null).toBe(isExempt || no_proxy === '*');
      }),
    );
  });
});

/** Goes to every place under every exemption, and says what did not go straight: straight there is nobody. */
const traveller = `
const [exemptions, urls] = JSON.parse(process.argv[1]);
const through = [];
for (const exemption of exemptions) {
  process.env.NO_PROXY = exemption;
  for (const url of urls) {
    const went = await fetch(url).then(() => 'through', (error) => error.cause?.code ?? 'unknown');
    if (went !== 'ECONNREFUSED') through.push(exemption + ' ' + url);
  }
}
console.log(JSON.stringify(through));`;

test('the runtime does as it is judged, and where it is judged otherwise it asks for more', async () => {
  const server = createServer((_, response) => response.end('proxy'));
  server.on('connect', (_, socket) => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
  const nobody = createServer();
  for (const each of [server, nobody]) await new Promise<void>((done) => each.listen(0, '127.0.0.1', done));
  const [at, port] = [server, nobody].map((each) => (each.address() as AddressInfo).port);
  await new Promise((done) => nobody.close(done));
  const via = `http://127.0.0.1:${at}`;
  const urls = [`http://127.0.0.1:${port}/`, `http://localhost:${port}/`, `https://127.0.0.1:${port}/`];
  const exemptions = ['', '*', '*,x', ' *', '127.0.0.1', `x ,127.0.0.1:${port}`, '127.0.0.1:1', '127.0.0.0/8'].concat([
    '127.0.0.1-127.0.0.9',
    'LOCALHOST',
    '.0.0.1',
    '*.0.0.1',
    '0.0.1',
    'x\n127.0.0.1',
    '127.0.0.1.',
    '[127.0.0.1]',
  ]);
  /** Newer runtimes read these as exemptions, older ones do not. */
  const askedAnyway = ['0.0.1', '127.0.0.1.', '[127.0.0.1]'];
  const starts: [Record<string, string>, string[]][] = [
    [{ NODE_USE_ENV_PROXY: '1', HTTP_PROXY: via }, []],
    [{ NODE_USE_ENV_PROXY: '1', http_proxy: '', HTTP_PROXY: via }, []],
    [{ NODE_USE_ENV_PROXY: '1', https_proxy: via }, []],
    [{ NODE_USE_ENV_PROXY: '1', http_proxy: via, no_proxy: '' }, []],
    [{ NODE_OPTIONS: '"--use\\_env_proxy"', http_proxy: via }, []],
    [{ http_proxy: via }, ['--use-env-proxy']],
    [{ NODE_USE_ENV_PROXY: 'yes', http_proxy: via }, []],
  ];
  await Promise.all(
    starts.map(async ([environment, execArgv]) => {
      const script = ['--input-type=module', '-e', traveller, JSON.stringify([exemptions, urls])];
      const { stdout } = await promisify(execFile)(process.execPath, [...execArgv, ...script], { env: environment });
      const through: string[] = JSON.parse(stdout);
      const judged = exemptions.flatMap((exemption) => {
        const all = { ...environment, NO_PROXY: exemption };
        return urls.filter((url) => proxyOf(url, all, execArgv) !== null).map((url) => `${exemption} ${url}`);
      });
      expect(through.filter((journey) => !judged.includes(journey))).toEqual([]);
      const more = judged.filter((journey) => !through.includes(journey));
      expect(more.filter((journey) => !askedAnyway.some((entry) => journey.startsWith(`${entry} `)))).toEqual([]);
    }),
  );
  server.close();
}, 20_000);
