import { isLakeAddress } from '../http/lakeAddress.ts';
import { isSiteAddress, isStaticFile } from '../next/siteAddress.ts';

const maxPathLength = 1_024;

const isOfPages = (path: string): boolean =>
  isStaticFile(path) || (!isSiteAddress(path) && !isLakeAddress(path));

/**
 * The cache key of a page: its path in a normal form. Pages do not read the query, so the key has none. Null if the
 * request is not for a reader's page.
 */
export const pageKey = (url: string): string | null => {
  if (!url.startsWith('/') || url.length > 8_192) return null;
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  if (path.length > maxPathLength || !isOfPages(path)) return null;
  if (isPlain.test(path)) return path;
  const normalized = normalize(path);
  return normalized !== null && isOfPages(normalized) ? normalized : null;
};

/** Already in normal form. */
const isPlain = /^\/(?:[\w~-][\w.~-]*(?:\/[\w~-][\w.~-]*)*\/?)?$/;

/** The normal form of an escaped path; null if it is invalid or contains `..`. */
const normalize = (path: string): string | null => {
  try {
    const decoded = decodeURIComponent(path);
    if (/[\\\0]|(?:^|\/)\.\.?(?:\/|$)/.test(decoded) || decoded.includes('//')) return null;
    return decoded.split('/').map(encodeURIComponent).join('/');
  } catch {
    return null;
  }
};
