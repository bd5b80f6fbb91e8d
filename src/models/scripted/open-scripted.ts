/** Scripted models by name: `scripted:plain`, `scripted:faulty`, `scripted:gullible`, and `scripted:subject` with its traits. */
import { usageError } from '../../core/errors.ts';
import type { LanguageModel } from '../language-model.ts';
import { openFaulty } from './faulty.ts';
import { openGullible } from './gullible.ts';
import { openPlain } from './plain.ts';
import { openSubject } from './subject.ts';
import { traitsIn } from './subject-traits.ts';

const models: Readonly<Record<string, () => LanguageModel>> = {
  plain: () => openPlain(),
  faulty: () => openFaulty(),
  gullible: () => openGullible(),
};

/** @throws AppError `MODEL_UNKNOWN` with exit code 2 */
export function openScripted(name: string): LanguageModel {
  const open = Object.hasOwn(models, name) ? models[name] : undefined;
  if (open !== undefined) return open();
  const traits = traitsIn(name);
  if (traits !== null) return openSubject({ id: `scripted:${name}`, ...traits });
  throw usageError(
    'MODEL_UNKNOWN',
    'There is no scripted model of that name.',
    `There are ${Object.keys(models)
      .map((known) => `scripted:${known}`)
      .join(', ')}, and scripted:subject, a model to be measured (scripted:subject/rate=0.7).`,
  );
}
