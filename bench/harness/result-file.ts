/** The result of a task as Markdown: for people, and for a diff between two commits. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { facts } from './facts.ts';
import type { Check, Findings, Table, Task } from './task.ts';

export function resultText(task: Task, command: string, { tables, checks, notes }: Findings): string {
  const parts = [
    `# ${task.name}`,
    task.summary,
    markdownTable(['', ''], facts(command)),
    ...(checks.length > 0 ? ['## Limits', markdownTable(['what', 'limit', 'found', ''], checks.map(checkRow))] : []),
    ...tables.flatMap((table) => [`## ${table.title}`, tableText(table)]),
    ...(notes.length > 0 ? ['## Notes', notes.map((note) => `- ${note}`).join('\n')] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

export function writeResult(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function checkRow({ what, limit, found, met }: Check): string[] {
  return [what, limit, found, met ? 'met' : '**NOT MET**'];
}

function tableText({ columns, rows }: Table): string {
  return rows.length === 0 ? 'None.' : markdownTable(columns, rows);
}

function markdownTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(columns), `|${columns.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}
