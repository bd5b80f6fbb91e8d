/** What a person is told when a call was given up: what happened, and what to do next. */
import { AppError } from '../core/errors.ts';
import type { CallError, CallErrorKind } from '../models/call-error.ts';

interface Words {
  readonly code: string;
  readonly message: (model: string) => string;
  readonly hint: (where: Where) => string;
}

/** Who was asked. */
export interface Where {
  /** `id`: `provider:model`. `endpoint`: null where text does not leave the process. */
  readonly model: { readonly id: string; readonly endpoint: string | null };
  /** The variable that holds the key; null where none is sent. */
  readonly keyVariable: string | null;
}

const again = 'What was answered is kept: the same command goes on from here.';
const check = ({ model }: Where): string => `See what works with: sightline doctor --model ${model.id}`;

/** A beginning of a sentence. */
function setKey({ keyVariable, model }: Where): string {
  if (keyVariable !== null) return `Set the environment variable ${keyVariable}`;
  const [provider] = model.id.split(':');
  return `Name an environment variable as providers.${provider}.keyVariable in a configuration file, that with --config, and set it`;
}

const words: Readonly<Record<CallErrorKind, Words>> = {
  'rate-limited': {
    code: 'MODEL_RATE_LIMITED',
    message: (model) => `${model} kept turning calls away: too many requests or tokens for this key.`,
    hint: () => `Wait, or raise the limit with the provider. ${again}`,
  },
  overloaded: {
    code: 'MODEL_OVERLOADED',
    message: (model) => `The server of ${model} kept answering that it is overloaded.`,
    hint: () => again,
  },
  server: {
    code: 'MODEL_SERVER_FAILED',
    message: (model) => `The server of ${model} failed at every attempt.`,
    hint: (where) => `${again} ${check(where)}`,
  },
  timeout: {
    code: 'MODEL_TIMEOUT',
    message: (model) => `${model} did not answer in time, at any attempt.`,
    hint: (where) => `${again} ${check(where)}`,
  },
  connection: {
    code: 'MODEL_CONNECTION_LOST',
    message: (model) => `The connection to ${model} broke at every attempt.`,
    hint: (where) => `${again} ${check(where)}`,
  },
  unreachable: {
    code: 'MODEL_UNREACHABLE',
    message: (model) => `Nothing answers where ${model} should be.`,
    hint: ({ model: { endpoint } }) =>
      `Start the server at ${endpoint}, or name another place with --base-url. ${again}`,
  },
  'key-missing': {
    code: 'MODEL_KEY_MISSING',
    message: (model) => `There is no key for ${model}.`,
    hint: (where) => `${setKey(where)}, or choose another model with --model.`,
  },
  'key-refused': {
    code: 'MODEL_KEY_REFUSED',
    message: (model) => `The provider of ${model} does not accept the key.`,
    hint: (where) => `${setKey(where)} to a key that this server knows.`,
  },
  'quota-exhausted': {
    code: 'MODEL_QUOTA_EXHAUSTED',
    message: (model) => `The account that asks ${model} has no credit left.`,
    hint: () => `Add credit with the provider. ${again}`,
  },
  'model-unknown': {
    code: 'MODEL_UNKNOWN',
    message: (model) => `The provider knows no model ${model}.`,
    hint: ({ model: { endpoint } }) =>
      `Check its name; "sightline doctor" lists what servers on this machine have. Where it is right, check the base URL ${endpoint}.`,
  },
  'too-long': {
    code: 'MODEL_PROMPT_TOO_LONG',
    message: (model) => `A prompt does not fit into ${model}.`,
    hint: () => 'Choose a model with a longer context.',
  },
  rejected: {
    code: 'MODEL_REJECTED',
    message: (model) => `${model} will not take calls as Sightline makes them.`,
    hint: (where) => check(where),
  },
  'not-an-api': {
    code: 'MODEL_NOT_AN_API',
    message: (model) => `What answers for ${model} is no model server: the reply is not of its format.`,
    hint: ({ model: { endpoint } }) => `Check the base URL ${endpoint}: many servers want it to end in /v1.`,
  },
};

export function callFailed(error: CallError, where: Where): AppError {
  const { code, message, hint } = words[error.kind];
  const status = error.status === null ? '' : ` (HTTP ${error.status})`;
  return new AppError({
    code,
    message: `${message(where.model.id)}${status}`,
    hint: hint(where),
    retryable: error.retryable,
    exitCode: error.kind === 'key-missing' ? 2 : 1,
    cause: error,
  });
}
