import type { SanityClient } from '@sanity/client';
import type { DeskList } from './lists.ts';

const typeQuery = '*[sanity::versionOf($id)][0]._type';

/**
 * The type of a document of a list: that of the link that opened it, or that of the stored document. Null if the link
 * names none of the list's types and there is no document.
 *
 * @param id of the published document.
 * @param params of the link.
 */
export const findDocumentType = async (
  client: SanityClient,
  { types }: Pick<DeskList, 'types'>,
  id: string,
  params: { type?: unknown },
): Promise<string | null> =>
  types.find((type) => type === params.type) ??
  (await client.withConfig({ perspective: 'raw' }).fetch<string | null>(typeQuery, { id }));
