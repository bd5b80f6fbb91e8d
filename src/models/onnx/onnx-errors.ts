/** Why a folder with a model cannot be used, and what to do about it. */
import { AppError, usageError } from '../../core/errors.ts';

/** Relative to the folder, of which the first is taken: the more exact ones, and then those that are fast on a processor. */
export const MODEL_FILES: readonly string[] = [
  'model',
  'model_quantized',
  'model_int8',
  'model_uint8',
  'model_q4',
  'model_fp16',
  'model_q4f16',
].flatMap((name) => [`onnx/${name}.onnx`, `${name}.onnx`]);

export function folderMissing(folder: string): AppError {
  return usageError(
    'ONNX_FOLDER_MISSING',
    `There is no folder ${folder}.`,
    'Name a folder that holds a model. Sightline downloads none: put the files there that the model has on Hugging Face.',
  );
}

export function modelMissing(folder: string): AppError {
  return usageError(
    'ONNX_MODEL_MISSING',
    `There is no model in ONNX format in ${folder}.`,
    `Put one of these files there, of which the first is taken: ${MODEL_FILES.join(', ')}.`,
  );
}

export function tokenizerMissing(folder: string): AppError {
  return usageError(
    'ONNX_TOKENIZER_MISSING',
    `There is no tokenizer.json in ${folder}.`,
    'Put tokenizer.json and tokenizer_config.json there, from where the model came: those of another would not fit.',
  );
}

/** @param file relative to the folder */
export function fileUnreadable(file: string, cause?: unknown): AppError {
  return new AppError({
    code: 'ONNX_FILE_UNREADABLE',
    message: `${file} cannot be read as what it should be.`,
    hint: 'Fetch the folder again: a file may have come in part, or as a pointer of Git LFS instead of itself.',
    cause,
  });
}

/** @param why a sentence */
export function modelUnsuitable(why: string): AppError {
  return new AppError({
    code: 'ONNX_MODEL_UNSUITABLE',
    message: `The model cannot be used for embeddings. ${why}`,
    hint: 'Take a sentence embedding model that was exported for feature extraction, or one whose output is sentence_embedding.',
  });
}

/** @param hint how to install them */
export function runtimeMissing(hint: string, cause: unknown): AppError {
  return new AppError({
    code: 'ONNX_RUNTIME_MISSING',
    message: 'A model in a folder needs two packages that do not come with Sightline, or cannot be loaded here.',
    hint,
    cause,
  });
}

/** Without a cause: what the packages say may hold parts of a text. */
export function encodingFailed(): AppError {
  return new AppError({
    code: 'ONNX_FAILED',
    message: 'The model in the folder failed at a text.',
    hint: 'Run the same command again: vectors made so far are cached. If it fails again, the tokenizer may be that of another model.',
    retryable: true,
  });
}
