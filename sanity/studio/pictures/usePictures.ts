import { useCallback, useEffect, useRef, useState } from 'react';
import { errorText } from '../requests/errorText.ts';
import type { FoundPicture } from './FoundPicture.ts';
import { searchWords } from './pictureQueries.ts';
import { type AskPictures, readPage } from './readPictures.ts';

/** A search begins after this pause in the typing. */
const pauseMs = 250;

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

/**
 * The pictures that match the typed words, in pages.
 *
 * @param onSearched called with the first page once the words are others.
 */
export const usePictures = (
  typed: string,
  ask: AskPictures,
  onSearched?: (found: FoundPicture[]) => void,
): Pictures => {
  const [state, setState] = useState<State>({ pictures: [], next: null, isLoading: true, error: null });
  /** Only the answer to the last request counts. */
  const last = useRef(0);
  const shownWords = useRef(searchWords(typed));
  const searched = useRef(onSearched);
  searched.current = onSearched;

  const load = useCallback(
    async (from: number): Promise<void> => {
      last.current += 1;
      const request = last.current;
      setState((was) => ({ ...was, isLoading: true, error: null }));
      try {
        const page = await readPage(ask, typed, from);
        if (request !== last.current) return;
        const words = searchWords(typed);
        if (from === 0 && words !== shownWords.current) searched.current?.(page.pictures);
        shownWords.current = words;
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
    [ask, typed],
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

/** A page begins later when pictures were uploaded meanwhile. */
const withoutRepeats = (pictures: FoundPicture[]): FoundPicture[] => [
  ...new Map(pictures.map((picture) => [picture.id, picture])).values(),
];
