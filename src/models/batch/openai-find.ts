/** Finding a batch again whose reference was lost, by the label that was sent along. */
import { checked } from './checked.ts';
import { openaiBatches } from './openai-answers.ts';
import type { OpenAIDesk } from './openai-desk.ts';
import { vendorCall } from './vendor-call.ts';

/** The newest come first; what was lost was handed in lately. */
const MOST_PAGES = 10;
const PAGE = 100;

/** Null where none of the newest thousand has the label. @throws CallError */
export async function findOpenAIBatch(
  { client, clock, timeout }: OpenAIDesk,
  label: string,
  signal: AbortSignal,
): Promise<string | null> {
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = { limit: PAGE, ...(after !== undefined && { after }) };
    const asked = vendorCall(timeout, signal, async (until) => {
      // As it came: the package takes a page of anything for one without batches.
      const response = await client.batches.list(query, { signal: until }).asResponse();
      return response.json();
    });
    const { data, has_more: more } = checked(openaiBatches, await asked, clock.now());
    const found = data.find(({ metadata }) => metadata?.['label'] === label);
    if (found !== undefined) return found.id;
    after = data.at(-1)?.id;
    if (!more || after === undefined) return null;
  }
  return null;
}
