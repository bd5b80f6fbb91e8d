import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../core/random.ts';
import { wordsOf } from '../../../text/words.ts';
import type { ClusterName } from '../../records.ts';
import type { ClusterNaming, ClusterToName, NamingTask } from '../analyst.ts';
import { createLexicalAnalyst } from './lexical-analyst.ts';

type Row = Omit<NamingTask['rows'][number], 'conversation'>;

function clustersOf(assignment: readonly number[], parent: string | null = null): ClusterToName[] {
  const members = Map.groupBy(assignment.keys(), (row) => assignment[row] as number);
  return [...members]
    .sort(([left], [right]) => left - right)
    .map(([cluster, rows]) => ({ id: `c${cluster}`, parent, level: 0, partition: 0, members: rows }));
}

async function namingOf(
  rows: readonly Row[],
  clusters: readonly ClusterToName[],
  support: number,
  counting: NamingTask['counting'] = 'accounts',
) {
  const conversations = rows.map((row, index) => ({ ...row, conversation: String(index) }));
  const [naming] = await createLexicalAnalyst().nameClusters({ rows: conversations, clusters, counting }, [support]);
  return naming as ClusterNaming;
}

async function nameAll(...task: Parameters<typeof namingOf>): Promise<readonly ClusterName[]> {
  return (await namingOf(...task)).names;
}

/** `times` rows of different accounts for each text. */
function said(texts: readonly string[], times: number, prefix: string): Row[] {
  return texts.flatMap((request, text) =>
    Array.from({ length: times }, (_, index) => ({ request, account: `${prefix}-${text}-${index}` })),
  );
}

const bread = ['how do I bake sourdough bread', 'my sourdough bread does not rise', 'which flour for sourdough bread'];
const tax = ['my tax return is late', 'can I file a tax return online', 'help with my tax return please'];

describe('the lexical analyst', () => {
  test('names a cluster by what it says and its sibling does not', async () => {
    const rows = [...said(bread, 4, 'a'), ...said(tax, 4, 'b')];
    const names = await nameAll(rows, clustersOf(rows.map((_, row) => (row < 12 ? 0 : 1))), 3);
    expect(names.map(({ id }) => id)).toEqual(['c0', 'c1']);
    expect(names[0]?.name).toMatch(/^Sourdough bread/u);
    expect(names[1]?.name).toMatch(/^Tax return/u);
    expect(names[0]?.support).toBeGreaterThanOrEqual(3);
  });

  test('tells what a name is made of, and keeps who stands behind it', async () => {
    const rows = [...said(tax, 4, 'b'), ...said(bread, 4, 'a'), { request: 'sourdough bread', account: null }];
    const { names, supporters } = await namingOf(rows, clustersOf(rows.map((_, row) => (row < 12 ? 0 : 1))), 3);
    expect(names.length).toBe(2);
    for (const { id, name, description, support, claims = [] } of names) {
      expect(name.toLowerCase()).toContain(claims[0]?.text.toLowerCase());
      expect(support).toBe(Math.min(...claims.map((claim) => claim.support)));
      for (const claim of claims) {
        expect(description).toContain(claim.text);
        const voices = supporters.find((one) => one.id === id && one.claim === claim.text)?.voices ?? [];
        expect(voices.length).toBe(claim.support);
        expect(new Set(voices.flat().map((row) => rows[row]?.account)).size).toBe(claim.support);
        for (const row of voices.flat()) expect(rows[row]?.request).toContain(claim.text.split(' ')[0]?.toLowerCase());
      }
    }
  });

  test('names for several supports at once as for each alone, and tells of every cluster', async () => {
    const rows = [...said(bread, 4, 'a'), ...said(tax, 2, 'b')];
    const clusters = clustersOf(rows.map((_, row) => (row < 12 ? 0 : 1)));
    const task = { rows: rows.map((row, at) => ({ ...row, conversation: `${at}` })), clusters };
    let told = 0;
    const together = await createLexicalAnalyst().nameClusters({ ...task, counting: 'accounts' }, [8, 3], async () => {
      told++;
    });
    expect(together).toEqual([await namingOf(rows, clusters, 8), await namingOf(rows, clusters, 3)]);
    expect(together.map(({ names }) => names.length)).toEqual([1, 2]);
    expect(told).toBe(4);
  });

  test('says nothing of a cluster of which enough people say nothing', async () => {
    const rows = [...said(bread, 4, 'a'), ...said(['!!! ???'], 9, 'b'), ...said(['zebra'], 1, 'c')];
    const names = await nameAll(rows, clustersOf(rows.map((_, row) => (row < 12 ? 0 : row < 21 ? 1 : 2))), 3);
    expect(names.map(({ id }) => id)).toEqual(['c0']);
  });

  test('counts accounts and not conversations, and nobody for a row without an account', async () => {
    const texts = ['walrus feeding times', 'walrus feeding plan', 'walrus feeding'];
    const rows = [...said(bread, 4, 'a'), ...said(texts, 4, 'b')];
    const clusters = clustersOf(rows.map((_, row) => (row < 12 ? 0 : 1)));
    const named = async (account: (row: number) => string | null, counting: NamingTask['counting'] = 'accounts') =>
      (
        await nameAll(
          rows.map((row, index) => (index < 12 ? row : { ...row, account: account(index) })),
          clusters,
          3,
          counting,
        )
      ).map(({ id }) => id);
    expect(await named((row) => `b${row}`)).toEqual(['c0', 'c1']);
    expect(await named((row) => `b${row % 2}`)).toEqual(['c0']);
    expect(await named(() => null)).toEqual(['c0']);
    expect(await named(() => null, 'conversations')).toEqual(['c0', 'c1']);
  });

  test('writes a word as its users do, and not as the beginning of a sentence does', async () => {
    const texts = ['open an Excel table', 'Table in Excel', 'an Excel table that grows', 'Table of Excel'];
    const rows = [...said(texts, 3, 'a'), ...said(bread, 4, 'b')];
    const [first] = await nameAll(rows, clustersOf(rows.map((_, row) => (row < 12 ? 0 : 1))), 3);
    expect(`${first?.name} ${first?.description}`).toContain('Excel');
    expect(first?.description).not.toContain('Table');
    const shouted = [
      ...said(['please FIX my ROUTER', 'a Router in the cellar', 'one rOuTeR'], 1, 'a'),
      ...said(bread, 4, 'b'),
    ];
    const [loud] = await nameAll(shouted, clustersOf(shouted.map((_, row) => (row < 3 ? 0 : 1))), 3);
    expect(loud?.name).toBe('Router');
    expect(loud?.description).toContain('router');
  });

  test('writes scripts without spaces without spaces', async () => {
    const rows = [
      ...said(['日本酒の味を教えて', '日本酒の味が好き', '日本酒の味とは'], 4, 'a'),
      ...said(['映画館の席を予約', '映画館の席が好き', '映画館の席とは'], 4, 'b'),
    ];
    const names = await nameAll(rows, clustersOf(rows.map((_, row) => (row < 12 ? 0 : 1))), 3);
    expect(names.map(({ name }) => name)).toEqual(['日本酒の味', '映画館の席']);
  });

  test('gives no two clusters one name, whatever their parents and partitions', async () => {
    const rows = Array.from({ length: 5 }, (_, group) => said(['unicorn grooming'], 4, `g${group}`)).flat();
    const groups = rows.map((_, row) => Math.floor(row / 4));
    const clusters = clustersOf(groups).map((cluster, index) => ({
      ...cluster,
      partition: index % 2,
      parent: index > 2 ? 'p' : 'q',
    }));
    const names = await nameAll(rows, clusters, 3);
    expect(new Set(names.map(({ name }) => name.toLowerCase())).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(0);
  });
});

describe('what one person alone put together', () => {
  const filler = said(['where is the station', 'which station is this', 'a station near me'], 6, 'f');
  const namesOf = async (requests: readonly Row[], support = 3) => {
    const rows = [...requests, ...filler];
    const names = await nameAll(rows, clustersOf(rows.map((_, row) => (row < requests.length ? 0 : 1))), support);
    return names
      .flatMap(({ id, name, description }) => (id === 'c0' ? [`${name}. ${description}`.toLowerCase()] : []))
      .join();
  };
  const one = (request: string): Row => ({ request, account: 'the one' });

  test.each([
    [
      'two words',
      [...said(['visit the midwife'], 8, 'a'), ...said(['ask the notary'], 8, 'b'), one('midwife. notary')],
      ['midwife', 'notary'],
    ],
    [
      'two phrases whose words others mix',
      [
        ...said(['green tea'], 8, 'a'),
        ...said(['tax return'], 8, 'b'),
        ...said(['tea return. green tax'], 4, 'c'),
        one('green tea. tax return'),
      ],
      ['green tea', 'tax return'],
    ],
    [
      'words inside phrases that alone are none',
      [...said(['tokyo さくら clinic'], 5, 'a'), ...said(['visit ひろし house'], 5, 'b'), one('さくら. ひろし')],
      ['さくら', 'ひろし'],
    ],
  ])('is not put together: %s', async (_, rows, words) => {
    const text = await namesOf(rows);
    expect(words.filter((word) => text.includes(word)).length).toBe(1);
  });

  test('is not put together where those who did name no account', async () => {
    const rows = [
      ...said(['visit the midwife'], 5, 'a'),
      ...said(['ask the notary'], 5, 'b'),
      ...Array.from({ length: 10 }, () => ({ request: 'midwife. notary', account: null })),
    ];
    const text = await namesOf(rows);
    expect(['midwife', 'notary'].filter((word) => text.includes(word)).length).toBe(1);
  });

  test('is put together where enough did', async () => {
    const rows = [...said(['visit the midwife', 'ask the notary'], 5, 'a'), ...said(['midwife. notary'], 3, 'c')];
    const text = await namesOf(rows);
    expect(text).toContain('midwife');
    expect(text).toContain('notary');
  });

  test('requests that are all the same have a name, however long', async () => {
    const long = 'ordinary cloudy rain forecast storm weekend umbrella puddle thunder breeze';
    expect(await namesOf(said([long], 9, 'a'))).toContain('ordinary');
  });
});

describe('a sensitive word', () => {
  const namesOf = async (rows: readonly Row[]): Promise<string> => {
    const all = [...rows, ...said(bread, 9, 'other')];
    const names = await nameAll(all, clustersOf(all.map((_, row) => (row < rows.length ? 0 : 1))), 3);
    return names[0]?.id === 'c0' ? `${names[0].name} ${names[0].description}`.toLowerCase() : '';
  };

  test('needs twice the people', async () => {
    expect(await namesOf([...said(['my diabetes worries'], 5, 'a'), ...said(['meal plan'], 9, 'b')])).not.toContain(
      'diab',
    );
    expect(await namesOf([...said(['my diabetes worries'], 6, 'a'), ...said(['meal plan'], 9, 'b')])).toContain(
      'diabetes',
    );
  });

  test('stands beside no age, place or job that people do not put together with it', async () => {
    const apart = [...said(['living with diabetes'], 9, 'a'), ...said(['nurse shifts'], 7, 'b')];
    expect(await namesOf(apart)).toContain('diabetes');
    expect(await namesOf(apart)).not.toContain('nurse');
    // Each was used by nine people together with the other, and the two of them are no phrase.
    const mixed = said(['diabetes. my days as a nurse', 'nurse. my days with diabetes'], 9, 'a');
    const text = await namesOf(mixed);
    expect(['diabetes', 'nurse'].filter((word) => text.includes(word)).length).toBe(1);
    expect(await namesOf(said(['a diabetes nurse'], 9, 'a'))).toContain('diabetes nurse');
  });
});

const vocabulary = ['amber', 'birch', 'cedar', 'delta', 'ember', 'fjord', 'glade', 'haven', 'inlet', 'jetty'];

/** Small clusters over a small vocabulary, few accounts of uneven weight: every threshold is met and missed often. */
function randomTask(seed: number) {
  const random = createRandom(`lexical/${seed}`);
  const rows = Array.from({ length: 24 + random.integer(40) }, (): Row => {
    const words = Array.from({ length: 1 + random.integer(5) }, () => {
      const word = vocabulary[Math.floor(vocabulary.length * random.next() ** 1.5)] as string;
      return random.next() < 0.2 ? word.toUpperCase() : word;
    });
    const account = random.next() < 0.1 ? null : `u${Math.floor(18 * random.next() ** 2)}`;
    return { request: words.join(random.next() < 0.3 ? '. ' : ' '), account };
  });
  const bases = clustersOf(
    rows.map(() => random.integer(3)),
    'p1',
  );
  const parent = { id: 'p1', parent: null, level: 1, partition: 0, members: [...rows.keys()] };
  return { rows, clusters: [...bases, parent], support: 2 + random.integer(4) };
}

/** The words of a text of ours that come from the data. */
function shownWords({ name, description }: ClusterName): string[] {
  const data = `${name}\n${description.replace(/^Many write of /u, '').replace(/ and /gu, ', ')}`;
  return [...new Set(wordsOf(data).map(({ key }) => key))];
}

/** A row without an account is a number: it tells that somebody did, and supports nothing. */
function usersOf(word: string, rows: readonly Row[], members: readonly number[]): Set<string | number> {
  const users = members.filter((row) => wordsOf(rows[row]?.request ?? '').some(({ key }) => key === word));
  return new Set(users.map((row) => rows[row]?.account ?? row));
}

function accountsIn(users: Iterable<string | number>): number {
  return [...users].filter((user) => typeof user === 'string').length;
}

describe('whatever is said', () => {
  test('every word shown was used by enough accounts, and no two words together by some but not enough', async () => {
    let shown = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const { rows, clusters, support } = randomTask(seed);
        for (const name of await nameAll(rows, clusters, support)) {
          const members = clusters.find(({ id }) => id === name.id)?.members ?? [];
          const users = shownWords(name).map((word) => usersOf(word, rows, members));
          shown += users.length;
          for (const own of users) expect(accountsIn(own)).toBeGreaterThanOrEqual(support);
          expect(name.support).toBeGreaterThanOrEqual(support);
          for (const one of users)
            for (const other of users) {
              const both = [...one].filter((user) => other.has(user));
              expect(both.length === 0 || accountsIn(both) >= support).toBe(true);
            }
        }
      }),
      { numRuns: 150 },
    );
    expect(shown).toBeGreaterThan(200);
  });

  test('long runs without a space cost no more than their length', { timeout: 10_000 }, async () => {
    const runs = ['a', 'a.', "a'", '<a', 'é@'].map((unit) => unit.repeat(200_000));
    const rows = runs.flatMap((run) => said([`${run} sourdough bread`], 3, run.slice(0, 2)));
    const names = await nameAll(rows, clustersOf(rows.map((_, row) => row % 2)), 2);
    expect(names.map(({ name }) => name)).toContain('Sourdough bread');
  });

  test('hostile text gives names and no failure', async () => {
    const texts = fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { minLength: 8, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(texts, async (requests) => {
        const rows = requests.flatMap((request, index) => said([request], 3, `r${index}`));
        const names = await nameAll(rows, clustersOf(rows.map((_, row) => row % 2)), 2);
        for (const { name, description } of names) {
          expect(name).toBe(name.trim());
          expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
          expect(description).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
        }
      }),
      { numRuns: 60 },
    );
  });
});
