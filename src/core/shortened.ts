/** The text, or its beginning with an ellipsis: at most `longest` characters, of which none is half of a pair. */
export function shortened(text: string, longest: number): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, Math.max(0, longest - 1)).join('')}…`;
}
