import { expect, test } from 'vitest';
import { proxyOf } from './proxy.ts';

const on = { NODE_USE_ENV_PROXY: '1', HTTP_PROXY: 'http://proxy.example:3128' };

test.each([
  ['http://127.0.0.1:8000/v1', on, 'http://proxy.example:3128'],
  ['http://127.0.0.1:8000/v1', { ...on, NO_PROXY: 'a.example, 127.0.0.1' }, null],
  ['http://127.0.0.1:8000/v1', { ...on, no_proxy: '*' }, null],
  ['http://127.0.0.1:8000/v1', { HTTP_PROXY: 'http://proxy.example:3128' }, null],
  [
    'http://127.0.0.1:8000/v1',
    { ...on, NODE_USE_ENV_PROXY: undefined, NODE_OPTIONS: '--use-env-proxy' },
    on.HTTP_PROXY,
  ],
  ['https://a.example/v1', on, null],
  ['http://a.example/v1', { ...on, HTTP_PROXY: 'proxy.example:3128' }, 'http://proxy.example:3128'],
  ['https://a.example/v1', { ...on, https_proxy: 'http://other.example' }, 'http://other.example'],
  ['https://b.a.example/v1', { ...on, https_proxy: 'http://other.example', NO_PROXY: '.a.example' }, null],
  [
    'https://ba.example/v1',
    { ...on, https_proxy: 'http://other.example', NO_PROXY: 'a.example' },
    'http://other.example',
  ],
])('%s with %j goes through %s', (url, environment, proxy) => {
  expect(proxyOf(url, environment)).toBe(proxy);
});
