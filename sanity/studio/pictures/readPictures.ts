import {
  type FoundPicture,
  foundPictures,
  type PicturesResult,
  picturesParams,
  type RightsResult,
  recordsParams,
} from './FoundPicture.ts';
import {
  endsQuery,
  newestQuery,
  picturesPerPage,
  picturesQuery,
  type SearchResult,
  searchedPage,
  searchQuery,
  searchWords,
} from './pictureQueries.ts';

/** Asks the lake. With `drafts`, what a draft says hides what its published version says; `raw` has both. */
export type AskPictures = <Result>(
  perspective: 'drafts' | 'raw',
  query: string,
  params: Record<string, unknown>,
) => Promise<Result>;

/** The words of a picture are those of its record's draft. Of its rights the published record counts too. */
export const readPictures = async (ask: AskPictures, ids: string[]): Promise<FoundPicture[]> => {
  const [found, ends] = await Promise.all([
    ask<PicturesResult>('drafts', picturesQuery, picturesParams(ids)),
    ask<RightsResult>('raw', endsQuery, recordsParams(ids)),
  ]);
  return foundPictures(ids, { ...found, ends }, new Date().toISOString());
};

export type PicturePage = { pictures: FoundPicture[]; next: number | null };

type Range = { from: number; to: number };

const newest = async (ask: AskPictures, range: Range) => {
  const rows = await ask<{ id: string }[]>('drafts', newestQuery, range);
  return {
    ids: rows.slice(0, picturesPerPage).map(({ id }) => id),
    hasMore: rows.length > picturesPerPage,
  };
};

const search = async (ask: AskPictures, params: Range & { words: string }) =>
  searchedPage(await ask<SearchResult>('drafts', searchQuery, params));

/** A page of the pictures that match the typed words; of the newest ones without words. */
export const readPage = async (ask: AskPictures, typed: string, from: number): Promise<PicturePage> => {
  const words = searchWords(typed);
  const range = { from, to: from + picturesPerPage + 1 };
  const { ids, hasMore } = words === '' ? await newest(ask, range) : await search(ask, { ...range, words });
  return { pictures: await readPictures(ask, ids), next: hasMore ? from + picturesPerPage : null };
};
