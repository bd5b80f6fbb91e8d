/** Rows of every format broken at random places, at many times the count of the suite: no crash, no row without account. */
import type { Task } from '../bench/harness/task.ts';
import { conversationFormats } from '../src/index.ts';
import { goldenRows, readBroken, readBrokenColumns } from '../test/formats/mutated.ts';

/** Rows of all formats together; `--runs` says how many times as many. */
const ROWS = 10_000;
/** Of the rows of each format so many are columns, and not lines. */
const IN_COLUMNS = 1 / 4;
/** Files of columns with broken bytes. */
const FILES = 10_000;
const SHOWN = 5;

export const formatsProof: Task = {
  name: 'formats',
  summary: 'Rows of every format of conversations, broken at random: each is used, a duplicate or rejected.',
  run: async ({ runs = 1, quick, say }) => {
    const formats = conversationFormats.map(({ name }) => name).filter((name) => goldenRows(name).length > 0);
    const names = [...formats, 'mapper'];
    const each = Math.ceil((runs * (quick ? ROWS / 20 : ROWS)) / names.length);
    const rows: [string, number][] = [];
    const faults: string[] = [];
    for (const name of names) {
      let read = 0;
      // Seeds that the suite does not use.
      for (let seed = 1_000_000; read < each; seed++) {
        const inColumns = read > (1 - IN_COLUMNS) * each;
        const broken = await readBroken(name, seed, { named: name === 'mapper' || seed % 2 === 0, inColumns });
        read += broken.rows;
        faults.push(...broken.faults.map((fault) => `${name}, seed ${seed}: ${fault}`));
      }
      rows.push([name, read]);
      say(`${name}: ${read} rows`);
    }
    const files = runs * (quick ? FILES / 20 : FILES);
    for (let seed = 0; seed < files; seed++) {
      const { faults: found } = await readBrokenColumns(2_000_000 + seed);
      faults.push(...found.map((fault) => `columns: ${fault}`));
    }
    say(`${files} files of columns`);
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
          what: 'files of columns with broken bytes that were read',
          limit: `>= ${files.toLocaleString('en')}`,
          found: files.toLocaleString('en'),
          met: true,
        },
        {
          what: 'crashes, rows without account, sums that are wrong',
          limit: '0',
          found: String(faults.length),
          met: faults.length === 0,
        },
      ],
      notes: [
        'A row is broken one to four times: members deleted, moved, renamed, doubled, put into others, replaced by hostile values or by other members; one row in eight is cut short or has a character replaced. Rows are read together, as lines and as one array, as columns of texts in Parquet (a quarter), detected or with the format named; those of a mapper file always through it.',
        'Golden files of columns (Snappy, gzip, Brotli, Zstandard, with and without an index of pages) have one to four bytes replaced; one in eight is also cut short.',
        'Held of each: the reading ends; used + duplicates + rejected = read; every row that was written is among them; every reject is written down; in every conversation somebody asks.',
        ...faults.slice(0, SHOWN),
      ],
    };
  },
};
