/** What a user says in a transcript. */

/** Turns begin with a line of their own, as `src/insights/facets/asked/transcript.ts` writes them. */
export function userTurns(conversation: string): string[] {
  return conversation
    .split(/^### /mu)
    .filter((turn) => turn.startsWith('user\n'))
    .map((turn) => turn.slice('user\n'.length).trim())
    .filter((turn) => turn !== '');
}
