/** What a run would take, for people. */
import { grouped } from '../core/figures.ts';
import type { RunEstimate } from '../index.ts';
import { between, callRows, costRows, type Likely, type Row, rowsText, stageRow } from './estimate-rows.ts';
import { duration } from './progress.ts';

export function estimateText(estimate: RunEstimate): string {
  const { conversations, texts, known, model, asks, embedding, whole, caps } = estimate;
  const isAsked = model !== null || asks !== null;
  const rows: Row[] = [
    ['conversations', grouped(conversations)],
    ['texts', `${grouped(texts)} different${known > 0 ? `, ${grouped(known)} of them embedded before` : ''}`],
    ...(model === null ? [] : [...modelRows(model), ...stageRows(model)]),
    ...(asks === null ? [] : [['embedder', asks] as const, stageRow('vectors', { estimate: embedding, made: 0 })]),
    ...(isAsked ? callRows(whole) : []),
    ...costRows(whole),
    ...(model === null ? [] : [['asking', between(askingTime(model), duration)] as const]),
    ['embedding', embedding.calls.high === 0 ? 'nothing left to do' : between(embedding.seconds, duration)],
  ];
  return rowsText(rows, caps);
}

type Model = NonNullable<RunEstimate['model']>;

function isScreened({ screen: { estimate, made } }: Model): boolean {
  return estimate.calls.high > 0 || made > 0;
}

const stages = [
  ['screener', 'screen'],
  ['questions', 'questions'],
  ['names', 'names'],
  ['tree', 'tree'],
  ['audits', 'audit'],
] as const;

function stageRows(model: Model): Row[] {
  const shown = stages.filter(([, stage]) => stage !== 'screen' || isScreened(model));
  return shown.map(([name, stage]) => stageRow(name, model[stage]));
}

/** Whoever rates names is named where it is somebody else. */
function modelRows({ questions, audit }: Model): Row[] {
  return [['model', questions.asks], ...(audit.asks === questions.asks ? [] : [['auditor', audit.asks] as const])];
}

function askingTime(model: Model): Likely {
  const times = stages.map(([, stage]) => model[stage].estimate.seconds);
  const sum = (of: keyof Likely): number => times.reduce((all, time) => all + time[of], 0);
  return { likely: sum('likely'), low: sum('low'), high: sum('high') };
}
