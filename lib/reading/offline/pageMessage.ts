import { isKeptPicture } from './keptPages.ts';

/** What a page tells the worker, which has not seen it: that it is open, and the paths of pictures that it shows. */
export type PageMessage = { isOpened: boolean; pictures: string[] };

/** A page of an earlier version says no more than that it is open. */
export const readPageMessage = (data: unknown): PageMessage => {
  const { isOpened = true, pictures = [] }: { isOpened?: unknown; pictures?: unknown } = Object(data);
  const paths: unknown[] = Array.isArray(pictures) ? pictures : [];
  return {
    isOpened: isOpened === true,
    pictures: paths.filter((path): path is string => typeof path === 'string' && isKeptPicture(path)),
  };
};
