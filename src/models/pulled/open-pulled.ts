/** A model that was fetched, opened: its bytes are looked at first, and are what it is known by. */
import type { EmbeddingModel } from '../embedding-model.ts';
import { type OnnxOptions, openOnnx } from '../onnx/onnx.ts';
import { requirePulled } from './model-files.ts';
import type { PullableModel } from './pullable-models.ts';

/** @throws AppError `MODEL_NOT_PULLED`, `MODEL_DAMAGED` (exit code 2), and as `openOnnx` */
export async function openPulled(
  model: PullableModel,
  options: Pick<OnnxOptions, 'folder' | 'threads' | 'runtime' | 'runtimeFolder'>,
): Promise<EmbeddingModel> {
  await requirePulled(options.folder, model);
  const weights = model.files.reduce((largest, file) => (file.bytes > largest.bytes ? file : largest));
  const { languages, together } = model;
  return openOnnx({ ...options, id: `${model.name}@${weights.sha256.slice(0, 16)}`, languages, together });
}
