const longestPath = 1_024;

/** Paths that belong to the desk, to programs or to the framework. */
const isOfPages = (path: string): boolean =>
  !/^\/(?:studio|api|lake|_next)(?:\/|$)/.test(path) || /^\/_next\/static\//.test(path);

/**
 * What a page depends on, and so what it is kept under: the path in one spelling. No page reads a query, so none
 * reaches the key. Null when the request is none for a reader's page.
 */
export const pageKey = (url: string): string | null => {
  if (!url.startsWith('/') || url.startsWith('//') || url.length > 8_192) return null;
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  if (path.length > longestPath || !isOfPages(path)) return null;
  if (isPlain.test(path)) return path;
  const spelled = spell(path);
  return spelled !== null && isOfPages(spelled) ? spelled : null;
};

/** Nothing in it can be spelled another way. */
const isPlain = /^\/(?:[\w~-][\w.~-]*(?:\/[\w~-][\w.~-]*)*\/?)?$/;

/** One spelling of an escaped path; null when it tries to leave the site or is not one. */
const spell = (path: string): string | null => {
  try {
    const decoded = decodeURIComponent(path);
    if (/[\\\0]|(?:^|\/)\.\.?(?:\/|$)/.test(decoded) || decoded.includes('//')) return null;
    return decoded.split('/').map(encodeURIComponent).join('/');
  } catch {
    return null;
  }
};
