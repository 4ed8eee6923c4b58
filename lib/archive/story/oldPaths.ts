import { isPath } from '../../shapes/formats.ts';
import { trimEnd } from '../../text/trimEnd.ts';

/** A path as the site reads it: without a slash at its end, with its letters decoded. */
const readable = (pathname: string): string | null => {
  try {
    const path = trimEnd(pathname, '/').split('/').map(decodeURIComponent).join('/');
    return isPath(path) ? path : null;
  } catch {
    return null;
  }
};

/**
 * The paths of old addresses, each once. Null for an address that only its query tells apart, such as `/?p=7`.
 *
 * @param to the new path, which needs no redirect to itself.
 */
export const oldPaths = (addresses: string[], to: string): string[] => {
  const paths = addresses.flatMap((address) => {
    const { pathname } = URL.parse(address, 'http://archive.invalid') ?? {};
    return (pathname && readable(pathname)) || [];
  });
  return [...new Set(paths)].filter((path) => path !== to);
};
