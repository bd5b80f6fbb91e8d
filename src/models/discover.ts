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
  /** How many more it says it has under names that are not of the plain form: what it says may be meant for a shell. */
  readonly unusable: number;
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

/** What people copy into a command line is nothing else there. */
const PLAIN_NAME = /^[A-Za-z0-9][A-Za-z0-9._:/@+-]*$/u;

const listSchema = z.object({ data: z.array(z.object({ id: z.string().min(1).max(200) })) });

export async function discoverModels(options: DiscoverOptions): Promise<FoundProvider[]> {
  const found = Object.entries(knownProviders).map(
    async ([provider, { baseUrl, keyVariable, needsKey }]): Promise<FoundProvider | null> => {
      if (needsKey)
        return options.keys[keyVariable] ? { provider, baseUrl, keyVariable, models: null, unusable: 0 } : null;
      const isHere = isLoopback(baseUrl) && proxyOf(baseUrl, options.keys) === null;
      const names = isHere ? await modelsAt(baseUrl, options) : null;
      if (names === null) return null;
      const models = names.filter((name) => PLAIN_NAME.test(name)).sort();
      return { provider, baseUrl, keyVariable: null, models, unusable: names.length - models.length };
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
    return list.success ? list.data.data.map(({ id }) => id) : null;
  } catch {
    signal.throwIfAborted();
    return null;
  }
}
