import { downloadText } from '../data/download.ts';
import { words } from '../words.ts';

interface DownloadButtonProps {
  /** Of the file, without its ending. */
  readonly name: string;
  /** Makes the contents when they are asked for. */
  readonly csv: () => string;
}

/** The figures beside it as a file. */
export function DownloadButton({ name, csv }: DownloadButtonProps) {
  const file = `${name.replace(/[^\w.-]+/gu, '-')}.csv`;
  return (
    <button type="button" className="button" onClick={() => downloadText(file, 'text/csv', csv())}>
      {words.download}
    </button>
  );
}
