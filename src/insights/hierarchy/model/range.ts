/** How many are asked for, and how far a model may leave that: half to one and a half of it (Clio, appendix G.7). */
export interface Wanted {
  readonly least: number;
  readonly wanted: number;
  readonly most: number;
}

export function around(wanted: number): Wanted {
  return { least: Math.max(1, Math.ceil(0.5 * wanted)), wanted, most: Math.max(2, Math.floor(1.5 * wanted)) };
}
