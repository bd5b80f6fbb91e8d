/**
 * The analyst without a model. A name is made of words and phrases that at least *t* different accounts in the cluster
 * used, chosen by contrast with its siblings and with all others; so is the description.
 */

import { noPause } from '../../../core/pause.ts';
import { fragmentsAmong } from '../../../text/fragments.ts';
import { ownedRows } from '../../../text/people.ts';
import { frequentTerms, type TermRows, withUsers } from '../../../text/phrases.ts';
import { isContentWord } from '../../../text/phrases-ends.ts';
import { type TokenRows, tokenRows } from '../../../text/phrases-tokens.ts';
import { stopWords } from '../../../text/stop-words.ts';
import { topicOf } from '../../../text/topic-words.ts';
import { writtenForms } from '../../../text/written-forms.ts';
import type { ClaimSupporters } from '../../records.ts';
import type { ClusterNaming, ClusterToName, LexicalAnalyst, NamingTask } from '../analyst.ts';
import { type ScoredTerm, selectTerms } from './choose-terms.ts';
import { composeName, type Naming } from './compose-name.ts';
import { type Family, familiesOf, type NamingCorpus } from './families.ts';
import { JointUse, peopleOfWords } from './joint-use.ts';
import { numberOwners } from './owners.ts';
import { voicesOf } from './voices.ts';

/** Candidates looked at for one cluster: enough to fill a description whatever may not stand together. */
const CANDIDATES = 60;
/** Terms of a name and a description together. */
const MOST_TERMS = 8;

const NAME = 'lexical@2';

export function createLexicalAnalyst(): LexicalAnalyst {
  return {
    kind: 'lexical',
    id: NAME,
    name: NAME,
    limits: [
      'Names and descriptions are made of words that many people used, without a language model: they say what is written, not what is meant.',
    ],
    nameClusters: (task, supports, onNamed = noPause) => nameWith(task, supports, onNamed),
  };
}

async function nameWith(
  task: NamingTask,
  supports: readonly number[],
  onNamed: () => Promise<void>,
): Promise<ClusterNaming[]> {
  // Names are different over all partitions: what is shown under one parent is not known before the gate.
  const namings = supports.map((support) => ({ support, taken: new Set<string>(), parts: [] as ClusterNaming[] }));
  for (const part of Map.groupBy(task.clusters, (cluster) => cluster.partition).values()) {
    const read = readPartition(part, task, Math.min(...supports));
    for (const { support, taken, parts } of namings) parts.push(await namePartition(read, support, taken, onNamed));
  }
  return namings.map(({ parts }) => {
    const names = new Map(parts.flatMap((part) => part.names.map((name) => [name.id, name])));
    return {
      names: task.clusters.flatMap(({ id }) => names.get(id) ?? []),
      supporters: parts.flatMap(({ supporters }) => supporters),
    };
  });
}

interface ReadPartition {
  /** Rows of the corpus as members. */
  readonly clusters: readonly ClusterToName[];
  /** By row of the corpus: where it is in the rows of the task. */
  readonly rows: Uint32Array;
  readonly owners: Int32Array;
  readonly tokens: TokenRows;
  /** Those that enough people used for the least support. */
  readonly terms: TermRows;
}

function readPartition(clusters: readonly ClusterToName[], task: NamingTask, leastSupport: number): ReadPartition {
  const ownerOfRow = numberOwners(task);
  const isMember = new Uint8Array(task.rows.length);
  for (const { members } of clusters) for (const row of members) isMember[row] = 1;
  const rows = Uint32Array.from(task.rows.keys()).filter((row) => isMember[row] === 1);
  const position = new Uint32Array(task.rows.length);
  rows.forEach((row, index) => {
    position[row] = index;
  });
  const owners = Int32Array.from(rows, (row) => ownerOfRow[row] as number);
  const tokens = tokenRows(Array.from(rows, (row) => task.rows[row]?.request ?? ''));
  return {
    clusters: clusters.map((cluster) => ({
      ...cluster,
      members: cluster.members.map((row) => position[row] as number),
    })),
    rows,
    owners,
    tokens,
    terms: frequentTerms(tokens, owners, leastSupport),
  };
}

async function namePartition(
  { clusters, rows, owners, tokens, terms }: ReadPartition,
  support: number,
  taken: Set<string>,
  onNamed: () => Promise<void>,
): Promise<ClusterNaming> {
  const corpus: NamingCorpus = { tokens, owners, terms: withUsers(terms, support), support };
  const namings: SupportedNaming[] = [];
  for (const family of familiesOf(clusters, corpus)) {
    namings.push(namingOf(family, corpus));
    await onNamed();
  }
  const names = namings.flatMap(({ naming }) => composeName(naming, taken) ?? []);
  const named = new Set(names.map(({ id }) => id));
  const inRows = ({ voices, ...claim }: ClaimSupporters): ClaimSupporters => ({
    ...claim,
    voices: voices.map((own) => own.map((row) => rows[row] as number)),
  });
  const supporters = namings.filter(({ naming }) => named.has(naming.id)).flatMap((naming) => naming.supporters);
  return { names, supporters: supporters.map(inRows) };
}

function withoutFragments(
  { candidates }: Family,
  owned: readonly number[],
  { terms, ...corpus }: NamingCorpus,
): ScoredTerm[] {
  const best = candidates.slice(0, 2 * CANDIDATES);
  const fragments = fragmentsAmong({
    ...corpus,
    terms: best.map(({ term }) => terms.terms[term] as readonly number[]),
    members: owned,
    least: corpus.support,
  });
  return best.filter((_, index) => !fragments[index]);
}

/** With who stands behind it, in rows of the corpus. */
interface SupportedNaming {
  readonly naming: Naming;
  readonly supporters: readonly ClaimSupporters[];
}

function namingOf(family: Family, corpus: NamingCorpus): SupportedNaming {
  const { id, members } = family.cluster;
  const { terms, tokens, support } = corpus;
  const owned = ownedRows({ members, owners: corpus.owners });
  const candidates = withoutFragments(family, owned, corpus).slice(0, CANDIDATES);
  const wordsOf = (term: number): readonly number[] => terms.terms[term] as readonly number[];
  const keyOf = (word: number): string => tokens.words[word] as string;
  const tellingWords = (term: number): number[] => wordsOf(term).filter((word) => !stopWords.has(keyOf(word)));
  const people = peopleOfWords(
    { ...corpus, members },
    {
      terms: candidates.map(({ term }) => term),
      words: candidates.flatMap(({ term }) => tellingWords(term)),
    },
  );
  const chosen = selectTerms({
    candidates,
    peopleOf: (term) => [...tellingWords(term).map(people.ofWord), people.ofTerm(term)],
    topicsOf: (term) => tellingWords(term).map(keyOf).filter(isContentWord).map(topicOf),
    shown: new JointUse(support, people.accountWidth),
    support,
    most: MOST_TERMS,
  });
  const texts = writtenForms({
    ...corpus,
    terms: chosen.map(({ term }) => wordsOf(term)),
    members: owned,
    least: support,
  });
  const named = chosen.map(({ term, users }, index) => ({
    text: texts[index] as string,
    words: wordsOf(term).length,
    users,
  }));
  const voices = voicesOf(
    chosen.map(({ term }) => term),
    members,
    corpus,
  );
  return {
    naming: { id, terms: named },
    supporters: named.map(({ text }, index) => ({ id, claim: text, voices: voices[index] as number[][] })),
  };
}
