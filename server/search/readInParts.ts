import type { ReadStories } from './readStories.ts';

type Part =
  | { kind: 'read'; ids: string[]; stories: ReadStories }
  | { kind: 'unreadable'; id: string; error: unknown };

/**
 * Reads stories together. If that fails although the Content Lake answers, it reads them in halves, so that one that
 * cannot be read stops no other. That one is read twice: the first failure may be of the moment.
 *
 * @throws if the Content Lake does not answer.
 */
export async function* readInParts(
  ids: string[],
  read: (ids: string[]) => Promise<ReadStories>,
): AsyncGenerator<Part> {
  const whole = await readOrError(ids, read);
  if ('stories' in whole) return yield { kind: 'read', ids, ...whole };
  const [id, ...more] = ids;
  if (id === undefined) throw whole.error;
  if (more.length > 0) {
    const half = Math.ceil(ids.length / 2);
    yield* readInParts(ids.slice(0, half), read);
    return yield* readInParts(ids.slice(half), read);
  }
  const again = await readOrError(ids, read);
  yield 'stories' in again ? { kind: 'read', ids, ...again } : { kind: 'unreadable', id, ...again };
}

const readOrError = async (
  ids: string[],
  read: (ids: string[]) => Promise<ReadStories>,
): Promise<{ stories: ReadStories } | { error: unknown }> => {
  try {
    return { stories: await read(ids) };
  } catch (error) {
    // Throws if the Content Lake does not answer.
    await read([]);
    return { error };
  }
};
