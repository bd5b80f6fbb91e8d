/** Models: what they are to the rest, and those that can be opened without more. Calls that count go through a run. */

export { CallError, type CallErrorKind } from './call-error.ts';
export type { Capabilities } from './capabilities.ts';
export { openUseLite, type UseLiteOptions } from './embedded/use-lite.ts';
export type { EmbeddingModel } from './embedding-model.ts';
export type { LanguageModel, Message, ModelReply, ModelRequest } from './language-model.ts';
export { type OnnxOptions, openOnnx } from './onnx/onnx.ts';
export type { TokenChoice } from './token-choice.ts';
export type { Usage } from './usage.ts';
