/** OpenAI's files. */
import { Plain, Refused, type Route } from '../stub-types.ts';
import { fieldsOf } from './multipart.ts';
import { openaiError } from './openai-lines.ts';

export function openaiFileRoutes(files: Map<string, string>): Route[] {
  let uploads = 0;
  const one = /\/files\/([^/]+)$/u;
  const gone = () => new Refused(404, openaiError);
  return [
    {
      method: 'POST',
      path: /\/files$/u,
      handle: ({ headers, text }) => {
        const fields = fieldsOf(headers['content-type'], text);
        if (fields?.get('purpose') !== 'batch') return new Refused(400, openaiError);
        const id = `file-${uploads++}`;
        files.set(id, fields.get('file') ?? '');
        return { id, object: 'file', purpose: 'batch', expires_after: fields.get('expires_after[seconds]') };
      },
    },
    {
      method: 'GET',
      path: /\/files\/([^/]+)\/content$/u,
      handle: ({ match }) => {
        const text = files.get(match[1] as string);
        return text === undefined ? gone() : new Plain(text);
      },
    },
    {
      method: 'DELETE',
      path: one,
      handle: ({ match }) => {
        const id = match[1] as string;
        return files.delete(id) ? { id, object: 'file', deleted: true } : gone();
      },
    },
  ];
}
