import type { Imported } from './importArticle.ts';

/** Finds the stories that are an imported one, by `sameStoryParams`: same file or page, same headline. */
export const sameStoryFilter =
  '_type == "article" && (_id in $ids || ($headline != "" && headline == $headline) || ($address != "" && ($address in sources[].url || importedFrom.address == $address)))';

/** @param id the id that `importIdOf` gives the story */
export const sameStoryParams = (imported: Imported, id: string) => ({
  ids: [id, `drafts.${id}`],
  headline: imported.fields.headline,
  address: addressOf(imported),
});

/** SHA-256 in hexadecimal digits. */
type Digest = (text: string) => Promise<string>;

/**
 * The id of the draft that an imported story becomes. It depends on the address of the page, or without one on its words:
 * whoever imports it again finds the draft, also if its headline was edited.
 */
export const importIdOf = async (imported: Imported, digest: Digest): Promise<string> => {
  const words = imported.original.map(({ text }) => text).join('\n');
  return `import-${(await digest(addressOf(imported) || words)).slice(0, 24)}`;
};

/** The address of the page, or an empty text. The front page of a site is no story: some sites name it on every page. */
const addressOf = ({ told }: Imported): string => {
  const address = told.find(({ field }) => field === 'address')?.text ?? '';
  if (!URL.canParse(address)) return '';
  const { pathname, search } = new URL(address);
  return pathname === '/' && search === '' ? '' : address;
};
