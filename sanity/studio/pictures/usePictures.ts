import type { SanityClient } from '@sanity/client';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useClient } from 'sanity';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { errorText } from '../requests/errorText.ts';
import { type FoundPicture, foundPictures, type PicturesResult, picturesParams } from './FoundPicture.ts';
import {
  newestQuery,
  picturesPerPage,
  picturesQuery,
  type SearchResult,
  searchedPage,
  searchQuery,
  searchWords,
} from './pictureQueries.ts';

/** A search begins after this pause in the typing. */
const pauseMs = 250;

/** @param client with the drafts perspective, so that drafts of records count. */
export const readPictures = async (client: SanityClient, ids: string[]): Promise<FoundPicture[]> => {
  const found = await client.fetch<PicturesResult>(picturesQuery, picturesParams(ids));
  return foundPictures(ids, found, new Date().toISOString());
};

type Page = { pictures: FoundPicture[]; next: number | null };

type Range = { from: number; to: number };

const newest = async (client: SanityClient, range: Range) => {
  const rows = await client.fetch<{ id: string }[]>(newestQuery, range);
  return {
    ids: rows.slice(0, picturesPerPage).map(({ id }) => id),
    hasMore: rows.length > picturesPerPage,
  };
};

const search = async (client: SanityClient, params: Range & { words: string }) =>
  searchedPage(await client.fetch<SearchResult>(searchQuery, params));

const readPage = async (client: SanityClient, typed: string, from: number): Promise<Page> => {
  const words = searchWords(typed);
  const range = { from, to: from + picturesPerPage + 1 };
  const { ids, hasMore } =
    words === '' ? await newest(client, range) : await search(client, { ...range, words });
  return { pictures: await readPictures(client, ids), next: hasMore ? from + picturesPerPage : null };
};

export type Pictures = {
  pictures: FoundPicture[];
  isLoading: boolean;
  /** Why the last page could not be read, or null. */
  error: string | null;
  /** Reads the next page; null if there is none. */
  more: (() => void) | null;
  /** Reads the first page again. */
  refresh(): void;
};

type State = { pictures: FoundPicture[]; next: number | null; isLoading: boolean; error: string | null };

/** The pictures that match the typed words, in pages; the newest ones without words. */
export const usePictures = (typed: string): Pictures => {
  const client = useDraftsClient();
  const [state, setState] = useState<State>({ pictures: [], next: null, isLoading: true, error: null });
  /** Only the answer to the last request counts. */
  const last = useRef(0);

  const load = useCallback(
    async (from: number): Promise<void> => {
      last.current += 1;
      const request = last.current;
      setState((was) => ({ ...was, isLoading: true, error: null }));
      try {
        const page = await readPage(client, typed, from);
        if (request !== last.current) return;
        setState((was) => ({
          pictures: from === 0 ? page.pictures : withoutRepeats([...was.pictures, ...page.pictures]),
          next: page.next,
          isLoading: false,
          error: null,
        }));
      } catch (error) {
        if (request !== last.current) return;
        setState((was) => ({ ...was, isLoading: false, error: errorText(error) }));
      }
    },
    [client, typed],
  );

  useEffect(() => {
    const timer = setTimeout(() => void load(0), typed === '' ? 0 : pauseMs);
    return () => clearTimeout(timer);
  }, [load, typed]);

  const { next, pictures, isLoading, error } = state;
  return {
    pictures,
    isLoading,
    error,
    more: next === null || isLoading ? null : () => void load(next),
    refresh: useCallback(() => void load(0), [load]),
  };
};

export const useDraftsClient = (): SanityClient => {
  const client = useClient({ apiVersion });
  return useMemo(() => client.withConfig({ perspective: 'drafts' }), [client]);
};

/** A page begins later when pictures were uploaded meanwhile. */
const withoutRepeats = (pictures: FoundPicture[]): FoundPicture[] => [
  ...new Map(pictures.map((picture) => [picture.id, picture])).values(),
];
