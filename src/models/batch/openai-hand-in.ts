/** Handing in a batch to OpenAI: a file of requests, then a batch of it. */
import type { BatchRequest } from '../batch-model.ts';
import { CallError } from '../call-error.ts';
import { bodiesOf, bytesOf } from './bodies.ts';
import { checked } from './checked.ts';
import { openaiFile } from './openai-answers.ts';
import { type OpenAIDesk, removeFile } from './openai-desk.ts';
import { vendorCall } from './vendor-call.ts';

/** Seconds after which the vendor removes a file of requests: a batch takes a day at most, and who would remove it may be gone. */
const INPUT_KEPT = 3 * 86_400;
const ENDPOINT = '/v1/chat/completions';

/** The reference of the batch. @throws CallError */
export async function handInToOpenAI(
  desk: OpenAIDesk,
  label: string,
  requests: readonly BatchRequest[],
  signal: AbortSignal,
): Promise<string> {
  const { client, clock, live, timeout } = desk;
  const lines = await bodiesOf(live, requests, signal, lineOf);
  const input = await upload(desk, `${label}.jsonl`, lines, signal);
  const create = (until: AbortSignal) =>
    client.batches.create(
      { input_file_id: input, endpoint: ENDPOINT, completion_window: '24h', metadata: { label } },
      { signal: until },
    );
  try {
    return checked(openaiFile, await vendorCall(timeout, signal, create), clock.now()).id;
  } catch (error) {
    // Where there may be a batch it is needed.
    if (error instanceof CallError && !error.mayBeBilled) await removeFile(desk, input, signal).catch(() => {});
    throw error;
  }
}

function lineOf(id: string, body: string): string {
  return `{"custom_id":"${id}","method":"POST","url":"${ENDPOINT}","body":${body}}\n`;
}

async function upload(
  { client, clock, timeout }: OpenAIDesk,
  name: string,
  lines: string[],
  signal: AbortSignal,
): Promise<string> {
  const bytes = bytesOf(lines);
  const file = new File(lines, name, { type: 'application/jsonl' });
  const expires_after = { anchor: 'created_at', seconds: INPUT_KEPT } as const;
  const ask = (until: AbortSignal) => client.files.create({ file, purpose: 'batch', expires_after }, { signal: until });
  try {
    return checked(openaiFile, await vendorCall(timeout, signal, ask, bytes), clock.now()).id;
  } catch (error) {
    // Nothing is done for a file: whatever became of it, it costs nothing, and can be sent again.
    if (!(error instanceof CallError && error.mayBeBilled)) throw error;
    const { status } = error;
    throw status === null ? new CallError('unreachable') : new CallError('overloaded', { status });
  }
}
