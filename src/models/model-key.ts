/** The key that goes with what is sent: a vendor's own goes to the vendor alone, where nobody says otherwise. */
import { usageError } from '../core/errors.ts';
import { ownVariable, type Provider } from './providers.ts';

/**
 * @param host that text is sent to; null where it stays on this machine
 * @param keys environment variables
 * @returns undefined where none is sent
 * @throws AppError with exit code 2: `MODEL_KEY_NOT_NAMED`, `MODEL_KEY_MISSING`, `MODEL_KEY_UNUSABLE`
 */
export function keyFor(
  model: string,
  { name, keyVariable, needsKey }: Provider,
  host: string | null,
  keys: Readonly<Record<string, string | undefined>>,
): string | undefined {
  if (keyVariable === null) {
    if (needsKey && host !== null) throw keyNotNamed(model, name, host);
    return undefined;
  }
  const key = keys[keyVariable] || undefined;
  if (needsKey && key === undefined) throw keyMissing(model, keyVariable);
  if (key !== undefined && !/^[\x21-\x7e]+$/u.test(key)) throw keyUnusable(keyVariable);
  return key;
}

function keyNotNamed(model: string, provider: string, host: string): Error {
  const variable = ownVariable(provider);
  return usageError(
    'MODEL_KEY_NOT_NAMED',
    `${variable} goes to the vendor alone, and nobody said which key ${model} has at ${host}.`,
    `To send it there, write in a configuration file that you name with --config: providers: { ${provider}: { keyVariable: ${variable} } }, or name the variable of another key. For a server without a key choose a name of your own: my-server:MODEL with the same place.`,
  );
}

function keyMissing(model: string, variable: string): Error {
  return usageError(
    'MODEL_KEY_MISSING',
    `There is no key for ${model}.`,
    `Set the environment variable ${variable}, or choose another model with --model; sightline doctor lists what is at hand.`,
  );
}

/** What is no value of a header would be refused before it is sent, and look like a broken connection. */
function keyUnusable(variable: string): Error {
  return usageError(
    'MODEL_KEY_UNUSABLE',
    `The value of ${variable} cannot be a key: it holds a space, a line break or another character that keys do not have.`,
    `Set ${variable} to the key alone.`,
  );
}
