/** What a person is shown of an item of the sample. */
import type { ClusterName, Conversation, FacetRow } from '../records.ts';
import type { ReviewCard, ReviewChoice, ReviewText } from './page-state.ts';
import type { QuestionedFacet } from './questioned-facets.ts';
import type { ReviewedRun } from './reviewed-run.ts';
import type { ItemOf, ReviewItem } from './sample-records.ts';

export const YES = 'yes';
export const NO = 'no';
export const CANNOT_JUDGE = 'cannot-judge';

const cannotJudge: ReviewChoice = { key: '0', answer: CANNOT_JUDGE, label: 'Cannot judge' };
const yesOrNo = (yes: string, no: string): ReviewChoice[] => [
  { key: '1', answer: YES, label: yes },
  { key: '2', answer: NO, label: no },
  cannotJudge,
];
/** What to press for the steps of a scale that are not one digit: "u" is left to undo. */
const KEYS = '123456789abcdefghijk';

export type CardOf = (item: ReviewItem) => ReviewCard;

/** Reads the conversations that the items need, once. */
export function reviewCards(run: ReviewedRun, items: readonly ReviewItem[]): CardOf {
  const wanted = items.flatMap((item) => conversationOf(run, item) ?? []);
  const conversations = run.conversations(new Set(wanted));
  const transcript = (item: ReviewItem): ReviewCard['evidence'] => ({
    title: 'Conversation',
    texts: turnsOf(conversations.get(conversationOf(run, item) ?? '')),
  });
  return (item) => {
    switch (item.kind) {
      case 'score':
        return { id: item.id, evidence: transcript(item), ...scoreParts(facetOf(run, item)) };
      case 'value':
        return { id: item.id, evidence: transcript(item), ...valueParts(run, item) };
      case 'verdict':
        return { id: item.id, evidence: transcript(item), ...verdictParts(run, item) };
      case 'assignment':
        return { id: item.id, ...assignmentParts(run, item) };
      case 'name':
        return { id: item.id, ...nameParts(run, item) };
      case 'child':
        return { id: item.id, ...childParts(run, item) };
    }
  };
}

type Parts = Pick<ReviewCard, 'claim' | 'question' | 'hint' | 'choices'>;
type AllParts = Omit<ReviewCard, 'id'>;

function scoreParts({ title, question, hint, examples, scale }: QuestionedFacet): Parts {
  const [low, high] = scale as readonly [number, number];
  const levels = Array.from({ length: high - low + 1 }, (_, step) => low + step);
  const isDigits = low >= 1 && high <= 9;
  return {
    claim: { title: 'Your own score', text: title, detail: 'Given before any score of the model is shown.' },
    question,
    hint: [hint, ...examples].filter((line) => line !== null).join('\n'),
    choices: [
      ...levels.map((level, index) => ({
        key: isDigits ? String(level) : (KEYS[index] as string),
        answer: String(level),
        label: String(level),
      })),
      cannotJudge,
    ],
  };
}

function valueParts(run: ReviewedRun, item: ItemOf<'value'>): Parts {
  const { title, question, hint } = facetOf(run, item);
  return {
    claim: { title, text: String(rowAt(run, item.row).values[item.facet]), detail: null },
    question: 'Is this accurate?',
    hint: [`Asked was: ${question}`, hint].filter((line) => line !== null).join('\n'),
    choices: yesOrNo('Accurate', 'Not accurate'),
  };
}

function verdictParts(run: ReviewedRun, { said }: ItemOf<'verdict'>): Parts {
  const { question } = found(run.screener);
  return {
    claim: {
      title: 'The screener said',
      text: said === 'yes' ? 'Yes' : 'No',
      detail: said === 'yes' ? 'The conversation was kept.' : 'The conversation was left out.',
    },
    question: 'Is this accurate?',
    hint: `Asked was: ${question}\nIt need not be the main subject: yes where it is there at all.`,
    choices: yesOrNo('Accurate', 'Not accurate'),
  };
}

function assignmentParts(run: ReviewedRun, { row, cluster }: ItemOf<'assignment'>): AllParts {
  return {
    evidence: { title: 'What was asked for', texts: [{ label: null, text: rowAt(run, row).request }] },
    claim: claimOf('Cluster', nameOf(run, cluster)),
    question: 'Does the text fit this cluster?',
    hint: 'Some of the clusters shown are not the one that the text is in.',
    choices: yesOrNo('Fits', 'Does not fit'),
  };
}

function nameParts(run: ReviewedRun, { cluster, rows }: ItemOf<'name'>): AllParts {
  const texts = rows.map((row, index) => ({ label: `Text ${index + 1}`, text: rowAt(run, row).request }));
  const haveAccounts = rows.every((row) => rowAt(run, row).account !== null);
  return {
    evidence: { title: `Some of what is in it${haveAccounts ? ', each of another account' : ''}`, texts },
    claim: claimOf('Name of the cluster', nameOf(run, cluster)),
    question: 'Do name and description fit these texts?',
    hint: null,
    choices: yesOrNo('Fit', 'Do not fit'),
  };
}

function childParts(run: ReviewedRun, { cluster, parent }: ItemOf<'child'>): AllParts {
  return {
    evidence: { title: 'Cluster', texts: [{ label: null, text: nameOf(run, cluster).name }] },
    claim: { title: 'Stands under', text: nameOf(run, parent).name, detail: null },
    question: 'Does the cluster belong there?',
    hint: 'Go by the names alone.',
    choices: yesOrNo('Belongs', 'Does not belong'),
  };
}

function claimOf(title: string, { name, description }: ClusterName): ReviewCard['claim'] {
  return { title, text: name, detail: description === '' ? null : description };
}

/** Without what the system was told: nobody said it in the conversation. */
function turnsOf(conversation: Conversation | undefined): ReviewText[] {
  const messages = conversation?.messages ?? [];
  return messages.filter(({ role }) => role !== 'system').map(({ role, text }) => ({ label: role, text }));
}

/** Id of the conversation that an item is about as a whole; null for what is judged by texts or names. */
function conversationOf(run: ReviewedRun, item: ReviewItem): string | null {
  if ('facet' in item) return rowAt(run, item.row).conversation;
  return item.kind === 'verdict' ? found(run.screener?.verdicts[item.screened]).conversation : null;
}

function rowAt({ rows }: ReviewedRun, row: number): FacetRow {
  return found(rows[row]);
}

function nameOf({ names }: ReviewedRun, cluster: string): ClusterName {
  return found(names.get(cluster));
}

function facetOf({ facets }: ReviewedRun, { facet }: { readonly facet: string }): QuestionedFacet {
  return found(facets.find(({ name }) => name === facet));
}

/** A sample is held to the run that it was drawn from before it is shown. */
function found<Value>(value: Value | undefined | null): Value {
  if (value === undefined || value === null) throw new Error('The sample names what the run does not have.');
  return value;
}
