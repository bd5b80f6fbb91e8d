import { describe, expect, test } from 'vitest';
import { isLoopback, requireConsent } from './consent.ts';

describe('text stays on this machine', () => {
  test.each(['http://localhost:11434/v1', 'http://127.0.0.1:8000', 'https://127.1.2.3/v1', 'http://[::1]:80/'])(
    'at %s',
    (url) => {
      expect(isLoopback(url)).toBe(true);
      expect(() => requireConsent('vllm:x', url, [])).not.toThrow();
    },
  );

  test.each([
    'https://api.anthropic.com/v1',
    'http://localhost.example.com',
    'http://a.localhost',
    'http://127.0.0.1.example.com',
    'http://example.com/localhost',
    'http://localhost.example.com',
    'http://a.localhost',
    'http://192.168.1.4:8000',
    'http://0.0.0.0:8000',
    'http://[::ffff:10.0.0.1]',
    'http://host.docker.internal',
  ])('but not at %s', (url) => {
    expect(isLoopback(url)).toBe(false);
  });
});

test('a host is allowed by its name and nothing like it', () => {
  const url = 'https://api.anthropic.com/v1';
  expect(() => requireConsent('anthropic:x', url, ['API.Anthropic.com'])).not.toThrow();
  for (const allowed of [[], ['anthropic.com'], ['evil-api.anthropic.com'], ['api.anthropic.com.example.com'], ['*']]) {
    expect(() => requireConsent('anthropic:x', url, allowed)).toThrow(
      expect.objectContaining({
        code: 'REMOTE_NOT_ALLOWED',
        exitCode: 2,
        hint: expect.stringContaining('--allow-remote api.anthropic.com'),
      }),
    );
  }
});

test('an address written in another way is what it is', () => {
  // WHATWG URL turns these into 127.0.0.1.
  expect(isLoopback('http://0x7f000001/')).toBe(true);
  expect(isLoopback('http://2130706433:8000/')).toBe(true);
});
