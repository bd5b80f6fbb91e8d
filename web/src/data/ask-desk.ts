/** How pages on which somebody answers speak with their server. */

/** The server does not answer, or not to this page. */
export class DeskGone extends Error {}

/**
 * What it answers; with a body it is told something. Where it does not take that, it says what is there instead.
 *
 * @throws DeskGone
 */
export async function askDesk<Answer>(path: string, body?: object): Promise<Answer> {
  const written = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  try {
    const answer = await fetch(path, body === undefined ? {} : written);
    if (answer.ok || answer.status === 409) return (await answer.json()) as Answer;
  } catch {
    // No answer at all says the same.
  }
  throw new DeskGone();
}
