/** From the name of a model to where it is, what it costs and whether text may go there. Nothing is asked yet. */
import { usageError } from '../core/errors.ts';
import { isLoopback, requireConsent } from './consent.ts';
import { parseModelName } from './model-name.ts';
import type { Price } from './price.ts';
import { free, priceOf, priceSchema } from './prices.ts';
import { type Provider, type ProviderChoice, providerNamed } from './providers.ts';
import { proxyOf } from './proxy.ts';

export interface ChosenModel {
  /** `provider:model`. */
  readonly id: string;
  /** What the server calls it. */
  readonly model: string;
  /** Null for a scripted model, which is part of Sightline. */
  readonly provider: Provider | null;
  readonly apiKey: string | undefined;
  /** Host that text is sent to; null where it stays on this machine. */
  readonly host: string | null;
  /** Null where it is not known. */
  readonly price: Price | null;
}

/** What people said of models, by option name. */
export interface ModelSettings {
  readonly baseUrl?: string | undefined;
  readonly providers: Readonly<Record<string, ProviderChoice>>;
  readonly allowRemote: readonly string[];
  readonly prices: Readonly<Record<string, unknown>>;
}

/**
 * @param keys environment variables, of which the one that holds the provider's key is read, and those of proxies
 * @throws AppError with exit code 2: `MODEL_NAME_INVALID`, `PROVIDER_UNKNOWN`, `REMOTE_NOT_ALLOWED`, `MODEL_KEY_MISSING`,
 *   `PRICE_INVALID`
 */
export function chooseModel(
  name: string,
  settings: ModelSettings,
  keys: Readonly<Record<string, string | undefined>>,
): ChosenModel {
  const { provider: providerName, model } = parseModelName(name);
  const own = pricesOf(settings.prices);
  if (providerName === 'scripted') {
    return { id: name, model, provider: null, apiKey: undefined, host: null, price: own[name] ?? free };
  }
  const written = settings.providers[providerName] ?? {};
  const provider = providerNamed(providerName, { ...written, baseUrl: settings.baseUrl ?? written.baseUrl });
  const proxy = proxyOf(provider.baseUrl, keys);
  if (proxy !== null) requireConsent(`${name}, through a proxy,`, proxy, settings.allowRemote);
  const host = requireConsent(name, provider.baseUrl, settings.allowRemote);
  const apiKey = keys[provider.keyVariable] || undefined;
  if (provider.needsKey && apiKey === undefined) throw keyMissing(name, provider);
  if (apiKey !== undefined && !/^[\x21-\x7e]+$/u.test(apiKey)) throw keyUnusable(provider);
  const isLocal = provider.protocol === 'openai-compatible' && isLoopback(provider.baseUrl);
  return { id: name, model, provider, apiKey, host, price: priceOf(name, own, isLocal) };
}

function pricesOf(written: ModelSettings['prices']): Record<string, Price> {
  return Object.fromEntries(
    Object.entries(written).map(([name, price]) => {
      const parsed = priceSchema.safeParse(price);
      if (parsed.success) return [name, parsed.data];
      throw usageError(
        'PRICE_INVALID',
        `The price of "${name}" under prices cannot be used.`,
        'Write input and output in US dollars a million tokens, and where they differ cacheRead, cacheWrite, batch (a share, 0 to 1).',
      );
    }),
  );
}

function keyMissing(name: string, { keyVariable }: Provider): Error {
  return usageError(
    'MODEL_KEY_MISSING',
    `There is no key for ${name}.`,
    `Set the environment variable ${keyVariable}, or choose another model with --model; sightline doctor lists what is at hand.`,
  );
}

/** What is no value of a header would be refused before it is sent, and look like a broken connection. */
function keyUnusable({ keyVariable }: Provider): Error {
  return usageError(
    'MODEL_KEY_UNUSABLE',
    `The value of ${keyVariable} cannot be a key: it holds a space, a line break or another character that keys do not have.`,
    `Set ${keyVariable} to the key alone.`,
  );
}
