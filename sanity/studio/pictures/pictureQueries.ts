/** The pictures of a page. One more is read, to know whether there are more. */
export const picturesPerPage = 24;

/** Assets, newest first. */
export const newestQuery = /* groq */ `
  *[_type == "sanity.imageAsset"] | order(_createdAt desc) [$from...$to]{ "id": _id }`;

/**
 * Assets with these words: in their records, and in their own documents as clients of Sanity describe them. Two lists,
 * because the index orders the matches of one type only; of two types it reads them all.
 */
export const searchQuery = /* groq */ `{
  "records": *[_type == "pictureRecord" && @ match text::query($words)]
    | order(_createdAt desc) [$from...$to]{ "id": image.asset._ref, _createdAt },
  "assets": *[_type == "sanity.imageAsset" && @ match text::query($words)]
    | order(_createdAt desc) [$from...$to]{ "id": _id, _createdAt }
}`;

type Row = { id: string | null; _createdAt: string };
/** The result of `searchQuery`. */
export type SearchResult = { records: Row[]; assets: Row[] };

/** The ids of a page of a search, newest first and each once, and whether there are more. */
export const searchedPage = ({ records, assets }: SearchResult): { ids: string[]; hasMore: boolean } => {
  const rows = [records, assets].flatMap((list) => list.slice(0, picturesPerPage));
  const newest = rows.toSorted((one, other) => other._createdAt.localeCompare(one._createdAt));
  return {
    ids: [...new Set(newest.flatMap(({ id }) => id ?? []))],
    hasMore: Math.max(records.length, assets.length) > picturesPerPage,
  };
};

/** What a list shows of some assets. */
export const picturesQuery = /* groq */ `{
  "assets": *[_id in $ids]{
    "id": _id, url, originalFilename, description, creditLine,
    "width": metadata.dimensions.width, "height": metadata.dimensions.height,
    "uses": count(*[references(^._id) && _type != "pictureRecord"])
  },
  "records": *[_id in $records]{ "id": image.asset._ref, caption, credit, fileName, licence, tags },
  "site": *[_id == "site"][0]{ timeZone }
}`;

/** When the rights of some pictures end, by their records and the drafts of these. */
export const endsQuery = /* groq */ `*[_id in $records]{ "id": image.asset._ref, rightsEndAt }`;

/** The words of a picture's record, which a document takes over. */
export const wordsQuery = /* groq */ `*[_id == $id][0]{ caption, credit, copyright, licenceUrl, digitalSource }`;

/** `plum tre` → `plum tre*`: the last word may be incomplete. */
export const searchWords = (typed: string): string => {
  const words = typed.trim().slice(0, maxSearchCharacters);
  return /[\p{L}\p{N}]$/u.test(words) ? `${words}*` : words;
};
const maxSearchCharacters = 200;
