/** Options of everything that calls a model. */
import { z } from 'zod';
import { option } from './option.ts';
import { subjectsSchema } from './subjects.ts';

/** What a model is asked to be. A subject, a model under test, is never one of these. */
export const modelRoles = ['analyst', 'auditor', 'writer', 'discriminator'] as const;
export type ModelRole = (typeof modelRoles)[number];

/** `default` stands for every role that is not named. */
const modelsSchema = z.strictObject(
  Object.fromEntries(['default', ...modelRoles].map((role) => [role, z.string().optional()])) as Record<
    ModelRole | 'default',
    z.ZodOptional<z.ZodString>
  >,
);

/** Where a server is, and nothing else: a key in an address would be shown wherever the address is. */
const baseUrlSchema = z
  .url({ protocol: /^https?$/u, error: 'it must begin with http:// or https://' })
  .refine(isPlace, 'it must hold no user, password, query or fragment: name the variable of a key as keyVariable');

function isPlace(url: string): boolean {
  const { username, password, search, hash } = new URL(url);
  return username === '' && password === '' && search === '' && hash === '';
}

const KEY_SHAPE = 'keyVariable must be the name of an environment variable, end in _API_KEY, and never be a key';

const providerSchema = z.strictObject({
  baseUrl: baseUrlSchema.optional(),
  /** Calls at once, at most. */
  maxParallel: z.number().int().min(1).max(10_000).optional(),
  /** Name of the environment variable that holds the key, never the key itself; and no variable of another kind. */
  keyVariable: z
    .string()
    .regex(/^[a-z]\w*_API_KEY$/iu, KEY_SHAPE)
    .optional(),
});

function withoutKey({ keyVariable: _, ...others }: z.infer<typeof providerSchema>): z.infer<typeof providerSchema> {
  return others;
}

type Models = z.infer<typeof modelsSchema>;

const MODELS_SHAPE = `it must be provider:model, or such a name for some of default, ${modelRoles.join(', ')}`;

/** `analyst=ollama:qwen3:8b`, or a name alone for all roles. */
function modelsOf(written: Models | string | readonly string[], context: z.RefinementCtx): Models {
  if (typeof written === 'string') return { default: written };
  if (!Array.isArray(written)) return written as Models;
  const models: Models = {};
  for (const flag of written as readonly string[]) {
    const [, role = 'default', name] = /^(?:([^:=]*)=)?(.*)$/su.exec(flag) as unknown as [string, string, string];
    const known = ['default', ...modelRoles].find((other) => other === role) as keyof Models | undefined;
    if (known === undefined) context.addIssue(`the role before "=" must be one of ${modelRoles.join(', ')}`);
    else if (models[known] !== undefined)
      context.addIssue(`there are two for ${role === 'default' ? 'all roles' : role}`);
    else models[known] = name;
  }
  return models;
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

const HOST_SHAPE = 'it must be the name of a host, without https:// and without a port';
const hostSchema = z.string().regex(/^(?:\[[0-9a-f:.]+\]|[a-z0-9._-]+)$/iu, HOST_SHAPE);

/** Seconds. */
const durationSchema = z
  .string()
  .regex(/^\d+(?:\.\d+)?[smhd]$/u, 'it must be a number with s, m, h or d, e.g. 90m')
  .transform((text) => Number(text.slice(0, -1)) * (SECONDS[text.slice(-1)] as number));

export const modelOptions = {
  models: option({
    schema: z
      .union([modelsSchema, z.string(), z.array(z.string())], { error: MODELS_SHAPE })
      .transform((written, context) => modelsOf(written, context))
      .optional(),
    flag: 'model',
    value: '[ROLE=]PROVIDER:MODEL',
    file: 'models',
    repeatable: true,
    combine: (weaker, stronger) => ({ ...weaker, ...stronger }),
    help: `Model to ask, e.g. ollama:qwen3:8b or anthropic:claude-haiku-4-5; for one role alone as ROLE=..., once for each (${modelRoles.join(', ')}).`,
    shapesResult: 'analysis',
  }),
  subjects: option({
    schema: subjectsSchema.prefault([]),
    flag: 'subject',
    value: 'PROVIDER:MODEL[,KEY=VALUE]',
    file: 'subjects',
    repeatable: true,
    help: 'Model under test, once for each; with what is known of it (name, family, parameters, steps, form, format) behind commas, e.g. ollama:qwen3:0.6b,family=qwen3,parameters=0.6B. No model that is named for a role is ever a subject unless named here.',
  }),
  baseUrl: option({
    schema: baseUrlSchema.optional(),
    flag: 'base-url',
    value: 'URL',
    help: 'Where the server of the named model or embedder is, e.g. http://127.0.0.1:8000/v1. In a file: providers.NAME.baseUrl.',
  }),
  providers: option({
    schema: z.record(z.string(), providerSchema).default({}),
    file: 'providers',
    found: (providers) => Object.fromEntries(Object.entries(providers).map(([name, all]) => [name, withoutKey(all)])),
    help: 'Servers by the name that stands before the colon: baseUrl; keyVariable, the environment variable with the key (it ends in _API_KEY, and counts where --config names the file); maxParallel, calls at once at most.',
  }),
  allowRemote: option({
    schema: z
      .union([hostSchema, z.array(hostSchema)], { error: HOST_SHAPE })
      .transform((written) => (typeof written === 'string' ? [written] : written))
      .default([]),
    flag: 'allow-remote',
    value: 'HOST',
    file: 'allowRemote',
    repeatable: true,
    combine: (weaker, stronger) => [...new Set([...weaker, ...stronger])],
    found: () => [],
    help: 'Host to which text may be sent, e.g. api.anthropic.com. Without it text goes to this machine alone. In a file it counts where --config names the file.',
  }),
  prices: option({
    schema: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
    file: 'prices',
    help: 'Prices by provider:model that are not in the table, or other than it says: US dollars a million tokens. See docs/models.md.',
  }),
  maxCost: option({
    schema: z.coerce.number({ error: 'it must be a number' }).min(0).optional(),
    flag: 'max-cost',
    value: 'DOLLARS',
    file: 'limits.cost',
    help: 'Most that the run may spend on models in all, in US dollars. It stops there with exit code 3; run again with more to go on.',
  }),
  maxCalls: option({
    schema: z.coerce.number().int().min(0).optional(),
    flag: 'max-calls',
    value: 'N',
    file: 'limits.calls',
    help: 'Most calls to models that the run may make in all, repeated attempts included.',
  }),
  maxTime: option({
    schema: z
      .union([z.number().min(0), durationSchema], { error: 'it must be a number with s, m, h or d, e.g. 90m' })
      .optional(),
    flag: 'max-time',
    value: 'TIME',
    file: 'limits.time',
    help: 'Begin no call after so long, e.g. 45m or 3h.',
  }),
  batch: option({
    schema: z.boolean().default(false),
    flag: 'batch',
    help: 'Leave requests with the vendor for half the price; answers come within a day. A command that is stopped picks them up when it is run again.',
  }),
  estimate: option({
    schema: z.boolean().default(false),
    flag: 'estimate',
    help: 'Say how many calls, tokens, dollars and hours it would take, and stop.',
  }),
  replay: option({
    schema: z.boolean().default(false),
    flag: 'replay',
    help: 'Ask no model: answers come from what was asked before, and the network is not used.',
  }),
};

/** What every command takes that may call a model. */
export const callOptions = ['baseUrl', 'allowRemote', 'maxCost', 'maxCalls', 'maxTime', 'replay'] as const;
