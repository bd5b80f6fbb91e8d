/** What is said of a model that is fetched: what will come, before it comes, and what to do with it. */
import { terminalText } from '../core/terminal-text.ts';
import type { PullPlan, PullResult } from '../index.ts';

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

export function planText({ title, license, from, bytes, size, folder }: PullPlan): string {
  const comes = bytes > 0 ? `${megabytes(bytes)} from ${terminalText(from)}` : `from ${terminalText(from)}`;
  return `${title} (${license}): ${comes}, ${megabytes(size)} in ${terminalText(folder)}\n`;
}

export function pulledText({ name, folder, wasHere }: PullResult, missing: string | null): string {
  return [
    `${name} ${wasHere ? 'was here already' : 'is here'}, every file as it should be: ${terminalText(folder)}`,
    ...(missing === null ? [] : [`What runs it is not installed yet. ${missing}`]),
    `Next: sightline insights run INPUT --embedder ${name}-hybrid`,
    '',
  ].join('\n');
}
