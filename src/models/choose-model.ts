/** From the name of a model to where it is, what it costs and whether text may go there. Nothing is asked yet. */
import { usageError } from '../core/errors.ts';
import { isLoopback, requireConsent } from './consent.ts';
import { keyFor } from './model-key.ts';
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
 * @throws AppError with exit code 2: `MODEL_NAME_INVALID`, `PROVIDER_UNKNOWN`, `REMOTE_NOT_ALLOWED`, `PRICE_INVALID`,
 *   and those of `keyFor`
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
  const apiKey = keyFor(name, provider, host, keys);
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
