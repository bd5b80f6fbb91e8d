/** Packages of vendors, which only batches need and nobody is made to install. */
import { usageError } from '../../core/errors.ts';

export interface Sdk {
  readonly name: string;
  /** The one that is tested against; the same as in `peerDependencies`. */
  readonly version: string;
}

export const anthropicSdk: Sdk = { name: '@anthropic-ai/sdk', version: '1.12.0' };
export const openaiSdk: Sdk = { name: 'openai', version: '7.57.0' };

/** @throws AppError `BATCH_SDK_MISSING` (exit code 2) */
export async function loadSdk<Module>({ name, version }: Sdk, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw usageError(
      'BATCH_SDK_MISSING',
      `Batches of this provider need the package ${name}, which is not installed.`,
      `Install it: npm install ${name}@${version}`,
    );
  }
}
