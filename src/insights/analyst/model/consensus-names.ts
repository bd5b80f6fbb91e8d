/** Names by consensus: every account has a voice in one group of its cluster, and only what enough groups say is named. */
import { ask } from '../../../calls/ask.ts';
import type { Caller } from '../../../calls/call.ts';
import type { ClusterName } from '../../records.ts';
import { shownText } from '../../shown-text.ts';
import type { BaseNamingTask } from '../analyst.ts';
import { composeName } from '../lexical/compose-name.ts';
import { accountGroups } from './account-groups.ts';
import { claimRule } from './claim-rule.ts';
import { type SurvivingClaim, type SurvivingClaims, survivingClaims } from './claim-votes.ts';
import { claimsOfName, type HeardGroup, supportersOf } from './claims-of-name.ts';
import { claimsPrompt } from './claims-prompt.ts';
import { clusterNamePrompt, type DescribedName } from './cluster-name-prompt.ts';
import type { NamingParts } from './naming-parts.ts';
import { uniqueNames } from './unique-names.ts';

/** Claims that a name is made from, and those of each neighbour that it is told apart from. */
const CLAIMS_SHOWN = 16;
const CONTRAST_CLUSTERS = 3;
const CONTRAST_CLAIMS = 5;
/** Claims that are the name where a model gave none. */
const CLAIMS_ALONE = 8;

interface ClaimedCluster {
  readonly id: string;
  /** Groups, and so different accounts, behind every word that may be used: so many at least. */
  readonly support: number;
  readonly surviving: SurvivingClaims;
  readonly groups: readonly HeardGroup[];
}

export async function namesByConsensus(task: BaseNamingTask, parts: NamingParts): Promise<ClusterName[]> {
  const claimed = await Promise.all(
    task.clusters.map(async ({ id, members }): Promise<ClaimedCluster> => {
      const groups = await heardGroups(members, task, parts);
      const lists = groups.map(({ said }) => said);
      const surviving = survivingClaims(lists, claimRule(task.preset, task.support), parts.secret);
      return { id, surviving, support: task.support, groups };
    }),
  );
  const named = claimed.filter(({ surviving }) => surviving.claims.length > 0);
  parts.count('withoutClaims', claimed.length - named.length);
  const claimsOf = new Map(named.map(({ id, surviving }) => [id, textsOf(surviving, CONTRAST_CLAIMS)]));
  const nearestOf = task.nearestClusters(CONTRAST_CLUSTERS);
  const contrastOf = (id: string): string[] =>
    (nearestOf.get(id) ?? []).flatMap((neighbour) => claimsOf.get(neighbour) ?? []);
  const given = await uniqueNames(named, parts.taken, ({ id, surviving }, taken) =>
    nameFrom(surviving, contrastOf(id), taken, parts),
  );
  return named.flatMap((cluster) => nameOf(cluster, given.get(cluster.id), parts) ?? []);
}

/** What each group claims; one that the model says nothing usable of claims nothing. */
async function heardGroups(
  members: readonly number[],
  task: BaseNamingTask,
  parts: NamingParts,
): Promise<HeardGroup[]> {
  return Promise.all(
    accountGroups(members, task, parts.secret).map(async (rows) => {
      const summaries = rows.map((row) => task.rows[row]?.request ?? '');
      const answer = await ask(parts.caller, claimsPrompt, { summaries });
      parts.count(`claims.${answer.outcome}`, 1);
      return { rows, said: answer.outcome === 'answered' ? answer.value : { claims: [], sensitive: [] } };
    }),
  );
}

async function nameFrom(
  surviving: SurvivingClaims,
  contrast: readonly string[],
  taken: readonly string[],
  { caller, criteria, count }: Pick<NamingParts, 'criteria' | 'count'> & { readonly caller: Caller },
): Promise<DescribedName | null> {
  const prompt = clusterNamePrompt({ criteria, allowed: surviving.words });
  const claims = tellingFirst(surviving, contrast).slice(0, CLAIMS_SHOWN);
  const answer = await ask(caller, prompt, { claims: claims.map(({ text }) => text), contrast, taken });
  count(`names.${answer.outcome}`, 1);
  if (answer.outcome !== 'answered') return null;
  return { name: shownText(answer.value.name), description: shownText(answer.value.description) };
}

/** Those that the nearest other clusters do not make come first. */
function tellingFirst({ claims }: SurvivingClaims, contrast: readonly string[]): SurvivingClaim[] {
  const shared = new Set(contrast);
  return claims.toSorted((left, right) => Number(shared.has(left.text)) - Number(shared.has(right.text)));
}

function textsOf({ claims }: SurvivingClaims, most: number): string[] {
  return claims.slice(0, most).map(({ text }) => text);
}

/** The name that was given; else one of the claims themselves, which says less well what they say. */
function nameOf(
  { id, surviving, support, groups }: ClaimedCluster,
  given: DescribedName | undefined,
  { taken, count, note }: NamingParts,
): ClusterName | null {
  if (given === undefined) count('names.ofClaimsAlone', 1);
  const made = given === undefined ? surviving.claims.slice(0, CLAIMS_ALONE) : claimsOfName(given, surviving);
  const claims = made.map((claim) => ({ text: claim.text, support: claim.support }));
  const terms = claims.map(({ text }) => ({ text, words: text.split(' ').length, users: support }));
  const name = given ?? composeName({ id, terms }, taken);
  if (name === null) return null;
  for (const supporters of supportersOf(id, made, groups)) note(supporters);
  return { id, name: name.name, description: name.description, support, claims };
}
