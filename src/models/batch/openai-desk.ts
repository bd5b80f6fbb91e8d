/** What everything is given that deals with OpenAI. */
import type OpenAI from 'openai';
import type { LiveOptions } from '../live/from-provider.ts';
import type { AsLive } from './as-live.ts';
import { ifThere } from './checked.ts';
import { vendorCall } from './vendor-call.ts';

export interface OpenAIDesk extends Pick<LiveOptions, 'clock' | 'timeout'> {
  readonly client: OpenAI;
  readonly live: AsLive;
}

/** A file that is not there counts as removed. @throws CallError */
export async function removeFile({ client, timeout }: OpenAIDesk, file: string, signal: AbortSignal): Promise<void> {
  await ifThere(vendorCall(timeout, signal, (until) => client.files.delete(file, { signal: until })));
}
