/** What a user can do about rows that were rejected, where the reason says it. */
import type { RejectReason } from './format.ts';

const helps: Readonly<Partial<Record<RejectReason, string>>> = {
  'line-too-long':
    'A line has more than 16 MB, or a value of a document more than 128 MB: write fewer records into one.',
  'invalid-utf8': 'The bytes are no UTF-8: convert the file first, for example with iconv.',
  'gzip-damaged': 'What is packed ends early or was changed: fetch the file again.',
  'zip-damaged': 'The archive, or a member of it, ends early or was changed: fetch it again.',
  'zip-encrypted':
    'A member of the archive is locked with a password, which is not supported: unpack it and name the folder.',
  'zip-method-unknown':
    'A member of the archive is packed by a method that is not supported (deflate is, and Zstandard with Node 22.15 or later): unpack it and name the folder.',
  'zip-bomb':
    'It unpacks to more than 250 times its size, as text never does: unpack it yourself if you trust where it is from.',
  'parquet-damaged': 'The file of columns, or a group of its rows, ends early or was changed: fetch it again.',
  'parquet-encrypted': 'The columns are encrypted, which is not supported: write them again without.',
  'parquet-codec-unknown':
    'The columns are packed by a method that is not supported (Snappy, gzip, Brotli and Zstandard are): write them again.',
  'parquet-group-too-large': 'A group of rows comes to more than 1 GB: write the file again with smaller groups.',
  'contents-left-out':
    'Whoever wrote the log left out what was said, or put another text in its place: have prompts and answers kept there (docs/formats.md), and name what is logged from then on.',
  'failed-call': 'The calls failed, so that nothing was answered.',
  'answer-without-request':
    'There are answers, and nobody knows what was asked: name the file of requests along with that of results.',
  'conversation-too-long': 'One id has more than 128 MB: the field that groups the records is no conversation.',
};

/** Undefined where it depends on the rows. @param reason any text */
export function rejectHelp(reason: string): string | undefined {
  return Object.hasOwn(helps, reason) ? helps[reason as RejectReason] : undefined;
}
