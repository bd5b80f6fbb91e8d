/** Headings of columns of figures. */
export function NumberHeads({ heads }: { readonly heads: readonly string[] }) {
  return heads.map((head) => (
    <th key={head} scope="col" className="number">
      {head}
    </th>
  ));
}
