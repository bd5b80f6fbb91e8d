/** What servers were found to be able to do, kept in the workspace: asked once for each server and model. */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { canonicalJsonFile } from '../core/hash.ts';
import { parseJson } from '../core/json.ts';
import { writeFileAtomic } from './files.ts';

const verdictSchema = z.object({
  /** Alternatives per token that really came back; 0: none. */
  logprobs: z.number().int().min(0),
  /** Milliseconds since the epoch. */
  at: z.number(),
});
export type Verdict = z.infer<typeof verdictSchema>;

export interface ProbeStore {
  /** @param server base URL @param model as the server calls it */
  read(server: string, model: string): Verdict | null;
  write(server: string, model: string, verdict: Verdict): void;
}

/** A file that cannot be read counts as empty: all that is in it can be asked again. */
export function openProbeStore(path: string): ProbeStore {
  const fileSchema = z.record(z.string(), verdictSchema);
  const all = (): Record<string, Verdict> =>
    (existsSync(path) ? fileSchema.safeParse(parseJson(readFileSync(path, 'utf8'))).data : undefined) ?? {};
  const nameOf = (server: string, model: string): string => `${server} ${model}`;
  return {
    read: (server, model) => all()[nameOf(server, model)] ?? null,
    write: (server, model, verdict) =>
      writeFileAtomic(path, canonicalJsonFile({ ...all(), [nameOf(server, model)]: verdict })),
  };
}
