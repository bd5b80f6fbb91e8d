/** Everything that sets are exported to. To add one, write its file and list it here. */
import { csvExporter } from './csv.ts';
import type { Exporter } from './exporter.ts';
import { huggingFaceExporter } from './huggingface/huggingface.ts';
import { inspectExporter } from './inspect.ts';
import { lmEvalExporter } from './lm-eval.ts';
import { promptfooExporter } from './promptfoo.ts';
import { upstreamExporter } from './upstream.ts';

export const exporters: readonly Exporter[] = [
  upstreamExporter,
  csvExporter,
  inspectExporter,
  promptfooExporter,
  lmEvalExporter,
  huggingFaceExporter,
];
