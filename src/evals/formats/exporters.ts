/** Everything that sets are exported to. To add one, write its file and list it here. */
import { csvExporter } from './csv.ts';
import type { Exporter } from './exporter.ts';
import { inspectExporter } from './inspect.ts';
import { lmEvalExporter } from './lm-eval.ts';
import { promptfooExporter } from './promptfoo.ts';
import { publishedText } from './published-set.ts';

const upstreamExporter: Exporter = {
  id: 'upstream',
  summary: 'the layout that it came in, to the byte where nothing was changed',
  files: (set) => [['', publishedText(set)]],
};

export const exporters: readonly Exporter[] = [
  upstreamExporter,
  csvExporter,
  inspectExporter,
  promptfooExporter,
  lmEvalExporter,
];
