/** From the name of a model to where it is, what it costs and whether text may go there. Nothing is asked yet. */
import { usageError } from '../core/errors.ts';
import { hostOf, isLoopback, requireConsent } from './consent.ts';
import { keyFor } from './model-key.ts';
import { parseModelName } from './model-name.ts';
import type { Price } from './price.ts';
import { free, priceOf, priceSchema } from './prices.ts';
import { type Provider, type ProviderChoice, providerNamed } from './providers.ts';
import { proxyOf } from './proxy.ts';

/** Where a named model is, whether or not it may be asked. */
export interface PlacedModel {
  /** `provider:model`. */
  readonly id: string;
  /** What the server calls it. */
  readonly model: string;
  /** Null for a scripted model, which is part of Sightline. */
  readonly provider: Provider | null;
  /** Host that text is sent to; null where it stays on this machine. */
  readonly host: string | null;
  /** How its server is spoken to, where that is not as a chat. */
  readonly route?: 'completions';
  /** Null where it is not known. */
  readonly price: Price | null;
}

/** One that may be asked. */
export interface ChosenModel extends PlacedModel {
  readonly apiKey: string | undefined;
}

/** What people said of models, by option name. */
export interface ModelSettings {
  readonly baseUrl?: string | undefined;
  readonly providers: Readonly<Record<string, ProviderChoice>>;
  readonly allowRemote: readonly string[];
  readonly prices: Readonly<Record<string, unknown>>;
}

/** @throws AppError with exit code 2: `MODEL_NAME_INVALID`, `PROVIDER_UNKNOWN`, `PRICE_INVALID` */
export function placeModel(name: string, settings: ModelSettings): PlacedModel {
  const { provider: providerName, model } = parseModelName(name);
  const own = pricesOf(settings.prices);
  if (providerName === 'scripted') return { id: name, model, provider: null, host: null, price: own[name] ?? free };
  const written = settings.providers[providerName] ?? {};
  const provider = providerNamed(providerName, { ...written, baseUrl: settings.baseUrl ?? written.baseUrl });
  const isHere = isLoopback(provider.baseUrl);
  const price = priceOf(name, own, provider.protocol === 'openai-compatible' && isHere);
  return { id: name, model, provider, host: isHere ? null : hostOf(provider.baseUrl), price };
}

/**
 * @param keys environment variables, of which the one that holds the provider's key is read, and those of proxies
 * @throws AppError with exit code 2: `REMOTE_NOT_ALLOWED`, and those of `keyFor`
 */
export function allowModel(
  placed: PlacedModel,
  { allowRemote }: Pick<ModelSettings, 'allowRemote'>,
  keys: Readonly<Record<string, string | undefined>>,
): ChosenModel {
  const { id, provider, host } = placed;
  if (provider === null) return { ...placed, apiKey: undefined };
  const proxy = proxyOf(provider.baseUrl, keys);
  if (proxy !== null) requireConsent(`${id}, through a proxy,`, proxy, allowRemote);
  requireConsent(id, provider.baseUrl, allowRemote);
  return { ...placed, apiKey: keyFor(id, provider, host, keys) };
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
