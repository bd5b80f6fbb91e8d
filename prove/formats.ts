/** Rows of every format broken at random places, at many times the count of the suite: no crash, no row without account. */
import type { Task } from '../bench/harness/task.ts';
import { conversationFormats } from '../src/index.ts';
import { goldenRows, readBroken } from '../test/formats/mutated.ts';

/** Rows of all formats together; `--runs` says how many times as many. */
const ROWS = 10_000;
const SHOWN = 5;

export const formatsProof: Task = {
  name: 'formats',
  summary: 'Rows of every format of conversations, broken at random: each is used, a duplicate or rejected.',
  run: async ({ runs = 1, quick, say }) => {
    const names = conversationFormats.map(({ name }) => name).filter((name) => goldenRows(name).length > 0);
    const each = Math.ceil((runs * (quick ? ROWS / 20 : ROWS)) / names.length);
    const rows: [string, number][] = [];
    const faults: string[] = [];
    for (const name of names) {
      let read = 0;
      // Seeds that the suite does not use.
      for (let seed = 1_000_000; read < each; seed++) {
        const broken = await readBroken(name, seed, { named: seed % 2 === 0 });
        read += broken.rows;
        faults.push(...broken.faults.map((fault) => `${name}, seed ${seed}: ${fault}`));
      }
      rows.push([name, read]);
      say(`${name}: ${read} rows`);
    }
    const total = rows.reduce((sum, [, read]) => sum + read, 0);
    return {
      tables: [
        {
          title: 'Broken rows',
          columns: ['format', 'rows'],
          rows: rows.map(([name, read]) => [name, read.toLocaleString('en')]),
        },
      ],
      checks: [
        {
          what: 'broken rows that were read',
          limit: `>= ${(each * names.length).toLocaleString('en')}`,
          found: total.toLocaleString('en'),
          met: total >= each * names.length,
        },
        {
          what: 'crashes, rows without account, sums that are wrong',
          limit: '0',
          found: String(faults.length),
          met: faults.length === 0,
        },
      ],
      notes: [
        'A row is broken one to four times: members deleted, moved, renamed, doubled, put into others, replaced by hostile values or by other members; one row in eight is cut short or has a character replaced. Rows are read together, as lines and as one array, detected or with the format named.',
        'Held of each: the reading ends; used + duplicates + rejected = read; every row that was written is among them; every reject is written down; in every conversation somebody asks.',
        ...faults.slice(0, SHOWN),
      ],
    };
  },
};
