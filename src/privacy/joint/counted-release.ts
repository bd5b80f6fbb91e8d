/** A release with what its figures count: which conversations, under which labels. Exact, and for the private side alone. */
import { z } from 'zod';
import { hashOf } from '../../core/hash.ts';
import { shownValues } from '../count-table.ts';
import { DECISION_VERSION, type Decision } from '../decision.ts';
import type { GateInput } from '../gate-input.ts';
import { tableLayout } from '../layout-of-rows.ts';
import { thresholdsSchema } from '../thresholds.ts';

/** Stands for the leaf and the label of a conversation that a release does not count. */
export const NOWHERE = -1;

const numbers = z.array(z.number().int());

const countedTableSchema = z.object({
  facet: z.string(),
  /** By conversation: the number of its label. */
  labels: numbers,
  /** By row: the labels whose cells are shown, and their conversations. */
  cells: z.array(z.array(z.tuple([z.number().int(), z.number().int()]))),
});
export type CountedTable = z.infer<typeof countedTableSchema>;

export const countedReleaseSchema = z.object({
  /** `DECISION_VERSION` when it was made. */
  method: z.number().int(),
  thresholds: thresholdsSchema,
  /** Fingerprints of what it was decided upon, weakest first: see `decision.ts` and `fingerprintOfFigures`. Records of earlier versions have none. */
  upon: z.array(z.string()).default([]),
  /** What of it a release that continues it may quote: `fingerprintOfQuotable`. Records of earlier versions do not say. */
  quoted: z.string().optional(),
  /** By row, all conversations first: the row that holds it, and its conversations. */
  rows: z.array(z.object({ parent: z.number().int(), conversations: z.number().int() })),
  /** By conversation: the row without rows below it that counts it; `NOWHERE` where the release is not of it. */
  leaves: numbers,
  /** By conversation: which figure of `reasons` counts it; `NOWHERE` where none does. */
  reasonOf: numbers,
  /** Conversations left out, by reason as far as that is shown. */
  reasons: numbers,
  tables: z.array(countedTableSchema),
});
export type CountedRelease = z.infer<typeof countedReleaseSchema>;

type Figures = Pick<CountedRelease, 'rows' | 'leaves' | 'reasonOf' | 'reasons' | 'tables'>;

export function countedRelease(decision: Decision, { thresholds }: Pick<GateInput, 'thresholds'>): CountedRelease {
  return { method: DECISION_VERSION, thresholds, upon: decidedUpon(decision), ...countedFigures(decision) };
}

/** Names all that is counted, and which conversations each figure counts: releases of which it is the same show the same counts. */
export function fingerprintOfFigures({ rows, leaves, reasonOf, reasons, tables }: Figures): string {
  return hashOf([rows, leaves, reasonOf, reasons, tables]);
}

function decidedUpon({ weaker }: Decision): string[] {
  return weaker === null ? [] : [...decidedUpon(weaker), fingerprintOfFigures(countedFigures(weaker))];
}

function countedFigures({ bases, suppression, reasons, tables }: Decision): Figures {
  const { shapes } = tableLayout(suppression);
  const sizes = shapes.map(() => 0);
  const conversations = bases.reduce((sum, { rows }) => sum + rows.length, 0);
  const leaves = new Array<number>(conversations).fill(NOWHERE);
  const reasonOf = new Array<number>(conversations).fill(NOWHERE);
  const told = new Map(reasons.map(({ reason }, position) => [reason, position]));
  shapes.forEach(({ parts }, position) => {
    for (const part of parts) {
      const reason = suppression.reasons.get(part);
      const figure = reason === undefined ? undefined : (told.get(reason) ?? told.get('several'));
      for (const row of bases[part]?.rows ?? []) {
        leaves[row] = position;
        reasonOf[row] = figure ?? NOWHERE;
      }
      for (let at = position; at >= 0; at = shapes[at]?.parent ?? -1) {
        sizes[at] = (sizes[at] as number) + (bases[part]?.rows.length ?? 0);
      }
    }
  });
  return {
    rows: shapes.map(({ parent }, position) => ({ parent, conversations: sizes[position] as number })),
    leaves,
    reasonOf,
    reasons: reasons.map((reason) => reason.conversations),
    tables: [...tables.values()].map(({ facet, valueNumbers, rows }) => ({
      facet: facet.name,
      labels: [...valueNumbers],
      cells: rows.map((row) =>
        row.mayShow
          ? shownValues(row).map((value): [number, number] => [value, row.cells.get(value)?.conversations ?? 0])
          : [],
      ),
    })),
  };
}

/** The same release where conversations are listed otherwise. @param moved a value by conversation, in the other list */
export function byOtherConversations(
  release: CountedRelease,
  moved: (values: readonly number[]) => number[],
): CountedRelease {
  return {
    ...release,
    leaves: moved(release.leaves),
    reasonOf: moved(release.reasonOf),
    tables: release.tables.map((table) => ({ ...table, labels: moved(table.labels) })),
  };
}
