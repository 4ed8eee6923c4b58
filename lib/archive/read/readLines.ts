import { UnreadableArchive } from '../UnreadableArchive.ts';

/** Of one line: a document of Sanity has 32 MB at the most. */
const maxCharacters = 40_000_000;

/** The lines of a text in UTF-8 that are not empty. @throws {UnreadableArchive} if one is too long. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let open: string[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const [first = '', ...more] = decoder.decode(chunk, { stream: true }).split('\n');
    open.push(first);
    length += first.length;
    if (length > maxCharacters) throw new UnreadableArchive('A line of the file is too long to be read.');
    if (more.length === 0) continue;
    const last = more.pop() ?? '';
    for (const line of [open.join(''), ...more]) if (line.trim() !== '') yield line;
    open = [last];
    length = last.length;
  }
  const line = open.join('') + decoder.decode();
  if (line.trim() !== '') yield line;
}
