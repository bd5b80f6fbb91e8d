/** How much of what a release says of over-representation hangs on whose one conversation is. */
import { createRandom, type Random } from '../../core/random.ts';
import { gate, type ReleaseContent } from '../../privacy/gate.ts';
import type { GateInput } from '../../privacy/gate-input.ts';
import { presets } from '../../privacy/thresholds.ts';
import { Private } from '../../privacy/visibility.ts';
import { type WorldOptions, world } from './world.ts';

export interface Moved {
  /** Cells of which other figures than counts are told, over all moves. */
  readonly cells: number;
  /** Share of them in which such a figure changed. */
  readonly changed: number;
  /** The same of the cells that the conversation itself is in. */
  readonly changedOwn: number;
}

/** Gives one conversation after the other to another account that is in the same cell, where no count of accounts changes. */
export function moveConversations(options: WorldOptions, moves: number, seed: string): Moved {
  const random = createRandom(`${seed}/moves`);
  const input = world(options, presets.internal, random.fork('world'));
  const before = released(input);
  let [cells, changed, own, changedOwn] = [0, 0, 0, 0];
  for (let made = 0; made < moves; ) {
    const move = drawMove(input, random);
    if (move === null) continue;
    made++;
    const accounts = input.accounts.map((account, row) => (row === move.row ? move.to : account));
    const after = released({ ...input, accounts });
    for (const [key, figures] of before) {
      const isChanged = after.get(key) !== figures;
      cells++;
      if (isChanged) changed++;
      if (key !== move.cell) continue;
      own++;
      if (isChanged) changedOwn++;
    }
  }
  return { cells, changed: changed / cells, changedOwn: own === 0 ? 0 : changedOwn / own };
}

/** By cell: interval and degrees of freedom, of which alone accounts can be told. */
function released(input: GateInput): Map<string, string> {
  const { facets }: ReleaseContent = gate(new Private(input)).release.value;
  return new Map(
    facets.flatMap((table) =>
      Object.entries(table.clusters).flatMap(([id, { cells }]) =>
        cells.map(({ value, comparison }): [string, string] => [
          `${id} ${table.values[value]}`,
          JSON.stringify([comparison?.sure?.interval, comparison?.sure?.degrees]),
        ]),
      ),
    ),
  );
}

interface Move {
  readonly row: number;
  readonly to: string;
  readonly cell: string;
}

/** Null where the one that was drawn would change a count of accounts. */
function drawMove({ accounts, members, facets }: GateInput, random: Random): Move | null {
  const row = random.integer(accounts.length);
  const value = facets[0]?.values[row];
  const [id, rows] = [...members].find(([, own]) => own.includes(row)) ?? ['', []];
  const cell = rows.filter((other) => facets[0]?.values[other] === value);
  const others = cell.filter((other) => accounts[other] !== accounts[row]);
  const isOneOfSeveral = cell.some((other) => other !== row && accounts[other] === accounts[row]);
  const to = accounts[others[random.integer(Math.max(1, others.length))] ?? -1] ?? null;
  return isOneOfSeveral && to !== null ? { row, to, cell: `${id} ${value}` } : null;
}
