/** Of one line: a document of Sanity has 32 MB at the most. */
const maxCharacters = 40_000_000;

/** A line that is not empty, counted from 1. Null if it is too long to be read. */
export type Line = { number: number; text: string | null };

/** The lines of a text in UTF-8. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder();
  let number = 1;
  let open: string[] = [];
  let length = 0;
  const take = (): Line[] => {
    const text = length > maxCharacters ? null : open.join('');
    const line = text?.trim() === '' ? [] : [{ number, text }];
    number += 1;
    open = [];
    length = 0;
    return line;
  };
  const add = (part: string): void => {
    length += part.length;
    if (length <= maxCharacters) open.push(part);
    else open = [];
  };
  for await (const chunk of chunks) {
    const [first = '', ...more] = decoder.decode(chunk, { stream: true }).split('\n');
    add(first);
    for (const part of more) {
      yield* take();
      add(part);
    }
  }
  add(decoder.decode());
  yield* take();
}
