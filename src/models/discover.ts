/** Which models are at hand: keys in the environment, and servers that listen on this machine. Nothing else is asked. */
import { z } from 'zod';
import { parseJson } from '../core/json.ts';
import { isLoopback } from './consent.ts';
import { safeFetch } from './live/safe-fetch.ts';
import { withPatience } from './patience.ts';
import { knownProviders } from './providers.ts';
import { proxyOf } from './proxy.ts';

export interface FoundProvider {
  readonly provider: string;
  readonly baseUrl: string;
  /** The environment variable that holds its key; null for a server on this machine. */
  readonly keyVariable: string | null;
  /** What the server says it has, sorted; null where it is a vendor's, which is not asked without need. */
  readonly models: readonly string[] | null;
}

export interface DiscoverOptions {
  /** Environment variables. Values are looked at only for being there, but for those of proxies. */
  readonly keys: Readonly<Record<string, string | undefined>>;
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
}

/** Milliseconds in which a server on this machine has to answer. */
const PATIENCE = 1500;
/** Bytes of a list of models that are read. */
const LONGEST_LIST = 1_000_000;

const listSchema = z.object({ data: z.array(z.object({ id: z.string().min(1).max(200) })) });

export async function discoverModels(options: DiscoverOptions): Promise<FoundProvider[]> {
  const found = Object.entries(knownProviders).map(
    async ([provider, { baseUrl, keyVariable, needsKey }]): Promise<FoundProvider | null> => {
      if (needsKey) return options.keys[keyVariable] ? { provider, baseUrl, keyVariable, models: null } : null;
      const isHere = isLoopback(baseUrl) && proxyOf(baseUrl, options.keys) === null;
      const models = isHere ? await modelsAt(baseUrl, options) : null;
      return models === null ? null : { provider, baseUrl, keyVariable: null, models };
    },
  );
  return (await Promise.all(found)).filter((entry) => entry !== null);
}

/** Null where nobody answers, or what answers is no model server. */
async function modelsAt(baseUrl: string, { fetch, signal }: DiscoverOptions): Promise<string[] | null> {
  try {
    const text = await withPatience(PATIENCE, signal, async (until) => {
      const response = await safeFetch(fetch, LONGEST_LIST)(`${baseUrl}/models`, { signal: until });
      return response.text();
    });
    const list = listSchema.safeParse(parseJson(text));
    return list.success ? list.data.data.map(({ id }) => id).sort() : null;
  } catch {
    signal.throwIfAborted();
    return null;
  }
}
