/** What a person wants otherwise about the clusters of a run, as the file says it that the next run is given. */
import { isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { usageError } from '../../core/errors.ts';
import { NOT_A_PLAIN_LINE, PLAIN_LINE } from '../../core/terminal-text.ts';

const id = z.string().regex(/^c\d{4,}$/u, 'the id of a base cluster, e.g. c0012');
const MOST_PARTS = 50;

const fileSchema = z.strictObject({
  /** By id: a name, or null for the one that the analyst gives. */
  rename: z.record(id, z.string().trim().min(1).max(120).regex(PLAIN_LINE, NOT_A_PLAIN_LINE).nullable()).default({}),
  /** Lists of ids: each becomes one cluster, under the first of them. */
  merge: z.array(z.array(id).min(2)).default([]),
  /** By id: into how many. */
  split: z.record(id, z.number().int().min(2).max(MOST_PARTS)).default({}),
  /** What stays one cluster, however all is clustered anew. */
  pin: z.array(id).default([]),
  /** What was pinned, merged or split by an earlier file, and is left to the clustering again. */
  unpin: z.array(id).default([]),
});
type EditsFile = z.infer<typeof fileSchema>;

/** Conversations of earlier clusters that stay together, or are parted as was asked for. */
export interface EditedGroup {
  /** Of one or more earlier clusters; what is not parted keeps the first. */
  readonly ids: readonly string[];
  /** 1 where they stay together. */
  readonly parts: number;
}

export interface Edits {
  readonly names: ReadonlyMap<string, string | null>;
  readonly groups: readonly EditedGroup[];
  readonly unpinned: readonly string[];
}

export const NO_EDITS: Edits = { names: new Map(), groups: [], unpinned: [] };

/**
 * @param file how the file is called in errors
 * @param known ids of base clusters that the earlier release shows
 * @throws AppError with exit code 2, which says the line: `EDITS_INVALID`, `EDITS_UNKNOWN_ID`, `EDITS_CONFLICT`
 */
export function parseEdits(text: string, file: string, known: ReadonlySet<string>): Edits {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [broken] = document.errors;
  if (broken !== undefined) throw invalid(file, broken.linePos?.[0].line, 'it is not valid YAML');
  const parsed = fileSchema.safeParse(document.toJS() ?? {});
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalid(file, lineOf(issue?.path ?? []), `${issue?.path.join('.') || 'the file'}: ${issue?.message}`);
  }
  const uses = usesOf(parsed.data);
  for (const use of uses) if (!known.has(use.id)) throw unknown(file, lineOf(use.path), use.id);
  refuseConflicts(uses, (use) => conflict(file, lineOf(use.path), use.id));
  return editsOf(parsed.data);

  function lineOf(path: readonly PropertyKey[]): number | undefined {
    for (let depth = path.length; depth >= 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return undefined;
  }
}

function editsOf({ rename, merge, split, pin, unpin }: EditsFile): Edits {
  return {
    names: new Map(Object.entries(rename)),
    groups: [
      ...merge.map((ids) => ({ ids, parts: 1 })),
      ...Object.entries(split).map(([own, parts]) => ({ ids: [own], parts })),
      ...pin.map((own) => ({ ids: [own], parts: 1 })),
    ],
    unpinned: unpin,
  };
}

interface Use {
  readonly id: string;
  readonly path: readonly (string | number)[];
  /** What is to become of it. A name can only be given to what keeps its id. */
  readonly fate: 'renamed' | 'stays' | 'ends';
}

function usesOf({ rename, merge, split, pin, unpin }: EditsFile): Use[] {
  return [
    ...merge.flatMap((ids, index) =>
      ids.map((own, at): Use => ({ id: own, path: ['merge', index, at], fate: at === 0 ? 'stays' : 'ends' })),
    ),
    ...Object.keys(split).map((own): Use => ({ id: own, path: ['split', own], fate: 'ends' })),
    ...pin.map((own, index): Use => ({ id: own, path: ['pin', index], fate: 'stays' })),
    ...unpin.map((own, index): Use => ({ id: own, path: ['unpin', index], fate: 'stays' })),
    ...Object.keys(rename).map((own): Use => ({ id: own, path: ['rename', own], fate: 'renamed' })),
  ];
}

function refuseConflicts(uses: readonly Use[], error: (use: Use) => Error): void {
  const before = new Map<string, Use['fate']>();
  for (const use of uses) {
    const fate = before.get(use.id);
    if (fate !== undefined && !(fate === 'stays' && use.fate === 'renamed')) throw error(use);
    before.set(use.id, use.fate);
  }
}

function at(file: string, line: number | undefined): string {
  return line === undefined ? file : `${file}, line ${line}`;
}

function invalid(file: string, line: number | undefined, what: string): Error {
  return usageError(
    'EDITS_INVALID',
    `${at(file, line)}: ${what}.`,
    'Correct it: rename, merge, split, pin and unpin are in docs/method.md, "Edits".',
  );
}

function unknown(file: string, line: number | undefined, own: string): Error {
  return usageError(
    'EDITS_UNKNOWN_ID',
    `${at(file, line)}: ${own} is no base cluster that the release of the earlier run shows.`,
    'The ids are in its public/clusters.json, level 0. Remove what is about a cluster that is gone.',
  );
}

function conflict(file: string, line: number | undefined, own: string): Error {
  return usageError(
    'EDITS_CONFLICT',
    `${at(file, line)}: something else is to become of ${own} already.`,
    'Merge, split or pin a cluster once, and rename only what keeps its id: the first of a merge.',
  );
}
