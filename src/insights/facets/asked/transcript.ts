/** A conversation as a model reads it: who said what, in order, as long as fits. */
import type { Message } from '../../records.ts';

/** In UTF-16 units; of a long turn its beginning and its end say what it is about. */
const LONGEST_USER_TURN = 3000;
const LONGEST_OTHER_TURN = 900;
/** Begins a turn. No line of a turn can begin so. */
const MARK = '###';

/**
 * @param most UTF-16 units, at least 500. Where all turns are more, those in the middle are left out: what is wanted is
 *   said first, and what came of it last.
 */
export function transcriptOf(messages: readonly Message[], most: number): string {
  const turns = messages.filter(({ role }) => role !== 'system').map(turnText);
  const total = turns.reduce((sum, turn) => sum + turn.length + 1, 0);
  return total <= most ? turns.join('\n') : endsOf(turns, most).join('\n');
}

function turnText({ role, text }: Message): string {
  const most = role === 'user' ? LONGEST_USER_TURN : LONGEST_OTHER_TURN;
  return `${MARK} ${role}\n${shortened(text, most).replace(/^(?=#{3})/gmu, ' ')}`;
}

/** From both ends inwards, two turns of the beginning to each of the end. */
function endsOf(turns: readonly string[], most: number): string[] {
  const first: string[] = [];
  const last: string[] = [];
  let [from, to, left] = [0, turns.length, most];
  while (from < to) {
    const takesFirst = first.length <= 2 * last.length;
    const turn = (takesFirst ? turns[from] : turns[to - 1]) as string;
    // The first turn is there, however long it is.
    if (turn.length > left && first.length > 0) break;
    left -= turn.length;
    if (takesFirst) first.push(shortened(turn, most));
    else last.unshift(turn);
    if (takesFirst) from++;
    else to--;
  }
  return to === from ? [...first, ...last] : [...first, `${MARK} ${to - from} turns left out`, ...last];
}

/** Two thirds of the beginning, a third of the end. */
function shortened(text: string, most: number): string {
  const trimmed = text.trim();
  if (trimmed.length <= most) return trimmed;
  const end = Math.floor(most / 3);
  const cut = trimmed.length - most;
  return `${trimmed.slice(0, most - end)}\n[${cut} characters left out]\n${trimmed.slice(-end)}`.toWellFormed();
}
