import type { CustomValidator, FileValue } from 'sanity';
import { apiVersion } from '../../../../lib/apiVersion.ts';

const timeoutMs = 10_000;

/** As readers ask: without Studio's token. */
const askAsReader = (url: string): Promise<Response> =>
  fetch(url, {
    headers: { range: 'bytes=0-0' },
    credentials: 'omit',
    signal: AbortSignal.timeout(timeoutMs),
  });

/**
 * Warns of a film that the server does not send, such as one that is cut off. The bytes of an asset never change, so each
 * is asked for once: Studio validates a document after each change.
 */
export const sendingCheck = (ask = askAsReader): CustomValidator<FileValue | undefined> => {
  const asked = new Map<string, Promise<boolean>>();
  return async (value, { getClient }) => {
    const id = value?.asset?._ref;
    if (!id) return true;
    const isRefused = async (): Promise<boolean> => {
      const url = await getClient({ apiVersion }).fetch<string | null>('*[_id == $id][0].url', { id });
      return url !== null && (await ask(url)).status === 400;
    };
    const known = asked.get(id) ?? isRefused();
    asked.set(id, known);
    try {
      return (await known)
        ? 'Readers cannot get this film: it is damaged, or has data beside picture and sound that cannot be taken out. Save it again as MP4 with another program.'
        : true;
    } catch {
      // Nobody knows while the server is away.
      asked.delete(id);
      return true;
    }
  };
};
