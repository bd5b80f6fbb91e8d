/** How well base clusters agree with labels that people gave. */
import { usageError } from '../core/errors.ts';
import { type ClusteringAgreement, clusteringAgreement } from '../stats/clustering-agreement.ts';
import type { CollectTarget, ConversationSource } from './conversations/source.ts';
import { type Conversation, conversationSchema } from './records.ts';
import { type Outputs, readClusters, readFacetRows } from './stage-outputs.ts';

export interface ClusteringValidation extends ClusteringAgreement {
  /** Number of base clusters. */
  readonly k: number;
  /** Labelled conversations that were clustered. */
  readonly n: number;
  /** Rows labelled `out_of_scope`, which were left out. */
  readonly noise: number;
  readonly seconds: number;
}

const LABEL_FIELD = 'label';
const NOISE_LABEL = 'out_of_scope';

export interface Labels {
  /** The given source without rows that have no label or are noise; it notes the labels of the rest. */
  readonly source: ConversationSource;
  /** By conversation id. */
  readonly of: ReadonlyMap<string, string>;
  noise(): number;
  /** Number of different labels, once the source was read. Fewer than two cannot be agreed with: a usage error. */
  count(): number;
}

export function labelsOf(source: ConversationSource): Labels {
  const labels = new Map<string, string>();
  let noise = 0;
  const keep = (conversation: Conversation): boolean => {
    const label = conversation.fields[LABEL_FIELD];
    if (label === undefined) return false;
    if (label === NOISE_LABEL) {
      noise++;
      return false;
    }
    labels.set(conversation.id, String(label));
    return true;
  };
  return {
    source: {
      fingerprint: `labelled/${source.fingerprint}`,
      collect: (target) => source.collect({ ...target, store: keeping(target.store, keep) }),
    },
    of: labels,
    noise: () => noise,
    count: () => {
      const different = new Set(labels.values()).size;
      if (different >= 2) return different;
      throw usageError(
        'LABELS_TOO_FEW',
        `The file names ${different} labels; at least two are needed.`,
        'Every row to be counted needs a "label" field: a string, or a list of strings.',
      );
    },
  };
}

function keeping(store: CollectTarget['store'], keep: (conversation: Conversation) => boolean): CollectTarget['store'] {
  return {
    writeRecords: (stage, records) =>
      store.writeRecords(
        stage,
        records.filter((record) => keep(conversationSchema.parse(record))),
      ),
  };
}

/** Agreement over all labelled conversations of finished stages. */
export function validationOf(outputs: Outputs, labels: Labels): Omit<ClusteringValidation, 'seconds'> {
  const rows = readFacetRows(outputs);
  const clusters = readClusters(outputs);
  const assignment = new Int32Array(rows.length);
  clusters.forEach(({ members }, cluster) => {
    for (const member of members) assignment[member] = cluster;
  });
  const written = rows.map((row) => labels.of.get(row.conversation) ?? '');
  return { ...clusteringAgreement(written, assignment), k: clusters.length, n: rows.length, noise: labels.noise() };
}
