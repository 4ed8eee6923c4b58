import 'server-only';
import { UnreadableError } from '../../lib/wire/readWire.ts';

type Addressed = { slug: string };

/**
 * Those of some documents whose pages can be shown. The site's build renders pages beforehand: one that cannot be
 * shown would end it, and with it the start after an update.
 *
 * @param find reads the document of a page. @throws what it throws, other than UnreadableError.
 */
export const showable = async <Document extends Addressed>(
  documents: Document[],
  find: (slug: string) => Promise<unknown>,
): Promise<Document[]> => {
  const isShowable = await Promise.all(
    documents.map(async ({ slug }) => {
      try {
        return (await find(slug)) !== null;
      } catch (error) {
        if (error instanceof UnreadableError) return false;
        throw error;
      }
    }),
  );
  return documents.filter((_, index) => isShowable[index]);
};
