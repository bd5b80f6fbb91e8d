/** From which cosine on an item is about a cluster: names of half of the intents of labelled sets, and texts of all of them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openItemEmbedder } from '../src/assembly/item-embedder.ts';
import { workspaceFor } from '../src/assembly/run-places.ts';
import { completeSettings } from '../src/config/index.ts';
import { createRandom, shuffled } from '../src/core/random.ts';
import { type Relation, relateItems } from '../src/evals/usage/relate.ts';
import type { VectorBlock } from '../src/text/spherical-k-means.ts';
import { dataFile, dataHint } from './harness/data.ts';
import type { Check, Table, Task } from './harness/task.ts';
import { embedders } from './labelled-sets.ts';

/** Sets by intent, and the member of `meta` that says which intents are of one family. */
const SETS = [
  { name: 'hwu64', family: 'scenario' },
  { name: 'clinc150-six-domains', family: 'domain' },
] as const;
/** Statements that are about none of them. */
const OFF_TOPIC = join('anthropic-evals', 'persona', 'agreeableness');
const TEXTS = 800;
const STATEMENTS = 200;
const MOST_OFF_TOPIC = 0.1;
const LEAST_RIGHT = 0.65;

interface Labelled {
  readonly text: string;
  readonly label: string;
  readonly family: string;
}

export const relations: Task = {
  name: 'relations',
  summary: 'From which cosine on an item is about a cluster of use: how often that is right, and what it misses.',
  run: async ({ quick, say }) => {
    const statements = statementsOf();
    const sets = SETS.map(({ name, family }) => ({ name, rows: rowsOf(name, family) }));
    if (statements === null || sets.some(({ rows }) => rows === null)) {
      return { skipped: `${SETS.map(({ name }) => name).join(', ')} or ${OFF_TOPIC} is not at hand. ${dataHint}` };
    }
    const measured: Measured[] = [];
    for (const embedder of embedders) {
      for (const { name, rows } of sets) {
        const found = await measure(embedder, name, rows as Labelled[], statements, quick ? TEXTS / 4 : TEXTS);
        if (found !== null) measured.push(found);
        say(`${name}, ${embedder}${found === null ? ': the product knows no cosine' : ''}`);
      }
    }
    return {
      tables: [tableOf(measured)],
      checks: measured.flatMap(checksOf),
      notes: [
        `Names of a random half of the intents stand for clusters, ${TEXTS} texts of all intents for items, beside ${STATEMENTS} statements of a persona set that are about none. "right": of what is related, the share whose nearest name is of the right ${SETS.map(({ family }) => family).join(' or ')}. "found": of texts whose intent has its name among the clusters, the share that is related. The cosine is the product's.`,
      ],
    };
  },
};

interface Measured {
  readonly embedder: string;
  readonly set: string;
  readonly from: number;
  readonly names: number;
  readonly related: number;
  readonly right: number;
  readonly found: number;
  readonly offTopic: number;
}

/** Null where the product does not know from which cosine on an item is related. */
async function measure(
  embedder: (typeof embedders)[number],
  set: string,
  rows: readonly Labelled[],
  statements: readonly string[],
  count: number,
): Promise<Measured | null> {
  const random = createRandom(`relations/${set}`);
  const familyOf = new Map(rows.map(({ label, family }) => [label, family]));
  const names = shuffled(random.fork('names'), [...familyOf.keys()].sort()).slice(0, Math.floor(familyOf.size / 2));
  const items = shuffled(random.fork('items'), rows).slice(0, count);
  const vectors = await embedded(embedder, [names.map(inWords), items.map(({ text }) => text), statements]);
  if (vectors === null) return null;
  const { from, blocks } = vectors;
  const [ofNames, ofItems, ofStatements] = blocks as [VectorBlock, VectorBlock, VectorBlock];
  const least = { cosine: from, by: 'measured' } as const;
  const relations = relateItems(ofItems, ofNames, least);
  const isRight = ({ nearest }: Relation, at: number): boolean =>
    familyOf.get(names[nearest] as string) === items[at]?.family;
  const related = relations.flatMap((relation, at) => (relation.isRelated ? [{ relation, at }] : []));
  const known = relations.filter((_, at) => names.includes(items[at]?.label ?? ''));
  return {
    ...{ embedder, set, from, names: names.length, related: related.length / items.length },
    right: related.filter(({ relation, at }) => isRight(relation, at)).length / Math.max(1, related.length),
    found: shareRelated(known),
    offTopic: shareRelated(relateItems(ofStatements, ofNames, least)),
  };
}

/** All in one call: embedders that are fitted are fitted to all of them. */
async function embedded(embedder: string, parts: readonly (readonly string[])[]) {
  const workingFolder = mkdtempSync(join(tmpdir(), 'sightline-relations-'));
  const settings = completeSettings({ embedder });
  const opened = await openItemEmbedder({
    ...{ settings, workspace: workspaceFor(workingFolder, undefined), workingFolder, keys: {} },
    calls: { open: noCalls, use: noCalls, close: () => Promise.resolve() },
  });
  try {
    if (opened.relatedFrom === null) return null;
    const { vectors, dimensions } = await opened.embed(parts.flat());
    let row = 0;
    const blocks = parts.map((part): VectorBlock => {
      const start = row * dimensions;
      row += part.length;
      return { vectors: vectors.subarray(start, row * dimensions), dimensions };
    });
    return { from: opened.relatedFrom, blocks };
  } finally {
    await opened.close();
    rmSync(workingFolder, { recursive: true });
  }
}

function noCalls(): Promise<never> {
  return Promise.reject(new Error('These embedders work here.'));
}

function shareRelated(relations: readonly Relation[]): number {
  return relations.filter(({ isRelated }) => isRelated).length / Math.max(1, relations.length);
}

function inWords(label: string): string {
  return label.replace(/[_:.]/gu, ' ').toLowerCase();
}

function rowsOf(name: string, family: string): Labelled[] | null {
  const path = dataFile(name);
  if (path === null) return null;
  return linesOf(path).flatMap((line) => {
    const { text, label, meta } = JSON.parse(line) as { text: string; label: string; meta: Record<string, string> };
    return label === 'out_of_scope' ? [] : [{ text, label, family: meta[family] ?? '' }];
  });
}

function statementsOf(): string[] | null {
  const path = dataFile(OFF_TOPIC);
  if (path === null) return null;
  const questions = linesOf(path).map((line) => (JSON.parse(line) as { question: string }).question);
  const statements = questions.map((question) => /"([\s\S]*)"/u.exec(question)?.[1] ?? question);
  return shuffled(createRandom('relations/statements'), statements).slice(0, STATEMENTS);
}

function linesOf(path: string): string[] {
  return readFileSync(path, 'utf8').split('\n').filter(Boolean);
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

function tableOf(measured: readonly Measured[]): Table {
  return {
    title: 'What is held for related',
    columns: ['embedder', 'set', 'names', 'from', 'related', 'right', 'found', 'statements related'],
    rows: measured.map(({ embedder, set, names, from, related, right, found, offTopic }) => [
      ...[embedder, set, String(names), from.toFixed(2)],
      ...[related, right, found, offTopic].map(percent),
    ]),
  };
}

function checksOf({ embedder, set, right, offTopic }: Measured): Check[] {
  const what = `${embedder}, ${set}`;
  return [
    {
      ...{ what: `${what}: statements about none of it that are related`, limit: `<= ${percent(MOST_OFF_TOPIC)}` },
      ...{ found: percent(offTopic), met: offTopic <= MOST_OFF_TOPIC },
    },
    {
      ...{ what: `${what}: related to the right family`, limit: `>= ${percent(LEAST_RIGHT)}` },
      ...{ found: percent(right), met: right >= LEAST_RIGHT },
    },
  ];
}
