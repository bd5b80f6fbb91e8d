/** Who answers for the word before the colon of a model's name. */
import { usageError } from '../core/errors.ts';

/** How a server is told to let a model not reason: a member of the request that it knows. */
export type LeastReasoning = 'reasoning_effort' | 'chat_template_kwargs';

export interface Provider {
  readonly name: string;
  /** What is spoken there. */
  readonly protocol: 'anthropic' | 'openai' | 'google' | 'openai-compatible';
  readonly baseUrl: string;
  /** The provider's own place, which a model's identity leaves out. */
  readonly isDefaultPlace: boolean;
  /**
   * Environment variable of the key; null where the only one known is a vendor's own, and this is not its place. A server
   * that needs none is asked without one where it is not set.
   */
  readonly keyVariable: string | null;
  readonly needsKey: boolean;
  /** Absent where it is not known, and a server might take offence. */
  readonly leastReasoning?: LeastReasoning | undefined;
  /** Calls at once, where their owner says how many. */
  readonly maxParallel?: number | undefined;
}

interface Known extends Pick<Provider, 'protocol' | 'baseUrl' | 'needsKey' | 'leastReasoning'> {
  readonly keyVariable: string;
}

const onThisMachine = (port: number, name: string, leastReasoning?: LeastReasoning): Known => ({
  protocol: 'openai-compatible',
  baseUrl: `http://127.0.0.1:${port}/v1`,
  keyVariable: `${name}_API_KEY`,
  needsKey: false,
  leastReasoning,
});

/** Ports are the defaults of each server's own documentation. */
export const knownProviders: Readonly<Record<string, Known>> = {
  anthropic: {
    protocol: 'anthropic',
    baseUrl: 'https://api.anthropic.com/v1',
    keyVariable: 'ANTHROPIC_API_KEY',
    needsKey: true,
  },
  openai: {
    protocol: 'openai',
    baseUrl: 'https://api.openai.com/v1',
    keyVariable: 'OPENAI_API_KEY',
    needsKey: true,
  },
  google: {
    protocol: 'google',
    baseUrl: 'https://generativelanguage.googleapis.com/v1beta',
    keyVariable: 'GOOGLE_GENERATIVE_AI_API_KEY',
    needsKey: true,
  },
  ollama: onThisMachine(11_434, 'OLLAMA', 'reasoning_effort'),
  vllm: onThisMachine(8000, 'VLLM', 'chat_template_kwargs'),
  lmstudio: onThisMachine(1234, 'LMSTUDIO'),
  llamacpp: onThisMachine(8080, 'LLAMACPP', 'chat_template_kwargs'),
};

export interface ProviderChoice {
  readonly baseUrl?: string | undefined;
  readonly keyVariable?: string | undefined;
  readonly maxParallel?: number | undefined;
}

/** @throws AppError `PROVIDER_UNKNOWN` (exit code 2) for a name that has no place */
export function providerNamed(name: string, { baseUrl, keyVariable, maxParallel }: ProviderChoice = {}): Provider {
  const known = knownAs(name);
  const place = withoutSlash(baseUrl ?? known?.baseUrl ?? '');
  if (place === '') throw unknown(name);
  return {
    name,
    protocol: known?.protocol ?? 'openai-compatible',
    baseUrl: place,
    isDefaultPlace: known?.baseUrl === place,
    keyVariable: keyVariable ?? (isHome(ownVariable(name), place) ? ownVariable(name) : null),
    needsKey: known?.needsKey ?? false,
    leastReasoning: known?.leastReasoning,
    maxParallel,
  };
}

/** The environment variable that holds a provider's key where nobody says otherwise. */
export function ownVariable(name: string): string {
  return knownAs(name)?.keyVariable ?? `${name.replaceAll('-', '_').toUpperCase()}_API_KEY`;
}

function knownAs(name: string): Known | null {
  return Object.hasOwn(knownProviders, name) ? (knownProviders[name] as Known) : null;
}

/** A vendor's own key goes to the vendor, under whatever name its variable was come by; any other goes with its name. */
function isHome(variable: string, place: string): boolean {
  const vendor = Object.values(knownProviders).find(
    ({ needsKey, keyVariable }) => needsKey && keyVariable === variable,
  );
  return vendor === undefined || new URL(vendor.baseUrl).origin === new URL(place).origin;
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/u, '');
}

function unknown(name: string): Error {
  return usageError(
    'PROVIDER_UNKNOWN',
    `It is not known where "${name}" is.`,
    `Name its place with --base-url URL, or as providers.${name}.baseUrl in the configuration. Known without: ${Object.keys(knownProviders).join(', ')}.`,
  );
}
