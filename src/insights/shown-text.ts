/** A model's words as they may be shown: one line without invisible characters, beginning with a capital. */
export function shownText(text: string): string {
  const line = text
    .normalize('NFKC')
    .replace(/[\p{C}\p{Z}\s]+/gu, ' ')
    .trim();
  return line.charAt(0).toUpperCase() + line.slice(1);
}
