/** Whether requests can be left with the vendor for half the price. */
import { type TriedBatch, tryBatch } from '../calls/try-batch.ts';
import { checkStructured } from '../models/prompts/check-structured.ts';
import { requestOfPrompt } from '../models/prompts/prompt.ts';
import type { Checking } from './check-model.ts';
import type { Found } from './check-words.ts';

export async function checkBatch({ chosen, capabilities, calls, sample }: Checking): Promise<Found> {
  const parts = capabilities.batch ? await calls.batchParts(chosen) : null;
  if (parts === null) return { ok: null, found: 'this kind of server has none', remedy: '' };
  const request = requestOfPrompt(checkStructured, { sentence: 'A batch of one.' });
  return found[await tryBatch(parts, { prompt: checkStructured, request, sample })];
}

const found: Readonly<Record<TriedBatch, Found>> = {
  taken: { ok: true, found: 'one was taken, and cancelled', remedy: '' },
  left: { ok: true, found: 'one was taken, and could not be cancelled: it may be answered, and charged', remedy: '' },
  unknown: { ok: false, found: 'nobody can tell whether one was taken', remedy: 'Make calls live.' },
};
