/** What a release says of the screener: its question, which is the maker's own text, and no number. */
export function screenedBy(question: string): string {
  return `Only conversations for which a language model answered this question with yes were looked at, and shares are of these: ${question}`;
}
