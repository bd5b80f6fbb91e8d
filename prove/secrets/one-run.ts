/** One run over conversations with secrets in them, and what of them can be seen. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom, pick, shuffled } from '../../src/core/random.ts';
import { verify } from '../../src/index.ts';
import { conversations, filesUnder, folder, type Outcome, type Row, sightline, writeRows } from '../../test/support.ts';
import { makeLatinSecret, plain, type Secret } from './made-up-words.ts';
import { type Ground, plantings, T } from './plantings.ts';

const CONVERSATIONS = 240;
/** Two words that many use, and that one account alone uses together. */
const together = [
  ['midwife', 'bankruptcy'],
  ['parole', 'allergy'],
  ['divorce', 'surgeon'],
  ['eviction', 'piano'],
] as const;

export interface SecretsRun {
  /** Share of conversations in published, named clusters. */
  readonly share: number;
  /** Names of the plantings that were made. */
  readonly planted: readonly string[];
  /** Names of those that can be seen, with where. */
  readonly leaks: readonly string[];
  /** Whether a word that many accounts use is in the release: the search would find what is there. */
  readonly commonWordShown: boolean;
}

export async function secretsRun(seed: number): Promise<SecretsRun> {
  const random = createRandom(`prove-secrets/${seed}`);
  const ground = groundOf(seed);
  const chosen = shuffled(random, plantings).slice(0, 6 + random.integer(plantings.length - 5));
  const hidden = chosen.map(({ name, plant }) => ({ name, secret: plant(ground) }));
  const common = plantCommonWord(ground);
  const pair = plantPair(ground);
  const { home, outcome } = await analyse(ground);
  const published = filesUnder(join(home, 'out', 'public'));
  const text = [
    ...[...published].map(([name, bytes]) => [name, plain(`${name}\n${utf8(bytes)}`)] as const),
    ['standard output', plain(outcome.stdout)] as const,
    ['standard error', plain(outcome.stderr)] as const,
  ];
  const names = namesOf(published);
  return {
    share: names.share,
    planted: hidden.map(({ name }) => name),
    leaks: [
      ...hidden.flatMap(({ name, secret }) => whereSeen(secret, text).map((where) => `${name}: ${where}`)),
      ...(names.texts.some((one) => pair.every((word) => one.includes(word)))
        ? ['a pair of words: clusters.json']
        : []),
      ...(await findingsOf(home)),
    ],
    commonWordShown: names.texts.some((one) => common.needles.every((needle) => one.includes(needle))),
  };
}

function groundOf(seed: number): Ground {
  const rows = conversations(CONVERSATIONS, seed);
  const random = createRandom(`prove-secrets/${seed}/ground`);
  const free = shuffled(random, rows);
  const take = (): Row => {
    const row = free.pop();
    if (row === undefined) throw new Error('More is planted than there are conversations.');
    return row;
  };
  return { rows, random, take, names: { folder: 'logs', file: 'rows.jsonl' }, rejects: [] };
}

/** All of a topic by accounts of their own. */
function plantCommonWord({ take, random }: Ground): Secret {
  const secret = makeLatinSecret(random);
  for (let index = 0; index < 24; index++) {
    const row = take();
    row.user_id = `common-${index}`;
    row.messages = [{ role: 'user', content: `how do I clean a ${secret.text} filter and ${secret.text} valve` }];
  }
  return secret;
}

function plantPair({ take, random }: Ground): readonly string[] {
  const pair = pick(random, together);
  for (let index = 0; index < 2 * 3 * T; index++) {
    const row = take();
    row.user_id = `pair-${index}`;
    row.messages = [{ role: 'user', content: `what does a ${pair[index % 2]} adviser cost` }];
  }
  const both = take();
  both.user_id = 'pair-both';
  both.messages = [{ role: 'user', content: `my ${pair[0]} and my ${pair[1]} adviser` }];
  return pair;
}

async function analyse({ rows, names, rejects }: Ground): Promise<{ home: string; outcome: Outcome }> {
  const home = folder();
  mkdirSync(join(home, names.folder));
  writeRows(join(home, names.folder, names.file), [...rows, ...rejects]);
  writeFileSync(join(home, 'sightline.yaml'), 'facets: [turns, language, meta.plan]\n');
  const words = ['insights', 'run', names.folder, '--privacy', 'local', '--embedder', 'tfidf-svd', '--out', 'out'];
  const outcome = await sightline(words, home);
  if (outcome.code !== 0) throw new Error(`A run over planted secrets ended with ${outcome.code}: ${outcome.stderr}`);
  return { home, outcome };
}

function whereSeen({ needles }: Secret, text: readonly (readonly [string, string])[]): string[] {
  return text.filter(([, shown]) => needles.some((needle) => shown.includes(plain(needle)))).map(([name]) => name);
}

function namesOf(published: ReadonlyMap<string, string>): { share: number; texts: string[] } {
  const { clusters, named, total } = JSON.parse(utf8(published.get('clusters.json') ?? '{}')) as {
    clusters: { name: string; description: string }[];
    named: { conversations: number };
    total: { conversations: number };
  };
  return {
    share: named.conversations / total.conversations,
    texts: clusters.map(({ name, description }) => plain(`${name} ${description}`)),
  };
}

async function findingsOf(home: string): Promise<string[]> {
  const { findings } = await verify('out', home);
  return findings.map(({ check }) => `verify: ${check}`);
}

function utf8(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
