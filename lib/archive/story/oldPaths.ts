import { findNumberedAddress } from '../../movedAddresses.ts';
import { isPath } from '../../shapes/formats.ts';
import { trimEnd } from '../../text/trimEnd.ts';
import { isToldByQuery } from '../isToldByQuery.ts';

/** A path as the site reads it: without a slash at its end, with its letters decoded. */
const readable = (pathname: string): string | null => {
  try {
    const path = trimEnd(pathname, '/').split('/').map(decodeURIComponent).join('/');
    return isPath(path) ? path : null;
  } catch {
    return null;
  }
};

/** A site's front with a number, such as `/?p=7` or `/blog/index.php?p=7`: its path leads to no story. */
const isNumbered = ({ pathname, search }: URL): boolean =>
  /\/(?:index\.php)?$/.test(pathname) && /[?&](?:p|page_id)=\d/.test(search);

const oldPath = (url: URL): string | null => {
  if (isNumbered(url)) return findNumberedAddress(url.pathname + url.search);
  return isToldByQuery(url) ? null : readable(url.pathname);
};

const parse = (address: string): URL | null => URL.parse(address, 'http://archive.invalid');

/** Returns true for an address without a redirect because only its query tells it apart. */
export const hasNoPath = (address: string): boolean => {
  const url = parse(address);
  return url !== null && isToldByQuery(url) && oldPath(url) === null;
};

/**
 * The paths of old addresses, each once, and `/?p=7` of WordPress. None for other addresses that only their query tells
 * apart.
 *
 * @param to the new path, which needs no redirect to itself.
 */
export const oldPaths = (addresses: string[], to: string): string[] => {
  const paths = addresses.flatMap((address) => {
    const url = parse(address);
    return (url && oldPath(url)) ?? [];
  });
  return [...new Set(paths)].filter((path) => path !== to);
};
