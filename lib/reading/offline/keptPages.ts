/** The page that the worker shows for an address that it has not kept. */
export const offlinePath = '/offline';

/** The stores of the worker, which the offline page reads too. Their names begin with `cachePrefix`. */
export const cachePrefix = 'copydesk-';
export const pagesCache = `${cachePrefix}pages`;

/** Headers of a kept response, in epoch ms: when the reader opened the page, and when the server last confirmed it. */
export const openedHeader = 'x-copydesk-opened';
export const confirmedHeader = 'x-copydesk-confirmed';

const ofReaders = /^\/(?:$|(?:corrections|saved|offline)$|(?:sections|topics|people)\/[^/]+$)/;
/** A story, in no other format. */
const story = /^\/articles\/(?![^/]*\.(?:md|json)$)[^/]+$/;

/**
 * Whether a browser keeps the page of a path. All others are never kept: Studio, the API and the lake, searches, forms,
 * and pages of the house, one of which tells sources how to reach the newsroom.
 */
export const isKeptPath = (path: string): boolean => ofReaders.test(path) || story.test(path);

/** Whether a path is of readers, so that the offline page may stand in for it. */
export const isReadersPath = (path: string): boolean =>
  !/^\/(?:studio|api|lake|_next|elements)(?:\/|$)/.test(path) && !/\.[a-z]+$/.test(path);

/** Files of the build. Their names change with their content. */
export const isKeptFile = (path: string): boolean =>
  /^\/(?:_next\/static\/[\w./-]+\.(?:css|woff2)|elements\/[\w-]+\.js)$/.test(path);

/** Pictures of this origin. */
export const isKeptPicture = (path: string): boolean => path.startsWith('/lake/images/');

/** The styles and scripts that a page names. */
export const filesOf = (html: string): string[] => [
  ...new Set(
    [...html.matchAll(/(?:href|src)="([^"?]+)"/g)]
      .map(([, path = '']) => path)
      .filter((path) => isKeptFile(path) && !path.endsWith('.woff2')),
  ),
];

type Answer = Pick<Response, 'status' | 'type' | 'redirected'> & { headers: Pick<Headers, 'get'> };

/**
 * Whether an answer may be kept: a whole one of this origin that every reader gets. A draft, and whatever names a reader,
 * is `private` or `no-store`.
 */
export const isKeepable = ({ status, type, redirected, headers }: Answer): boolean => {
  const lifetime = headers.get('cache-control') ?? '';
  return (
    status === 200 &&
    type === 'basic' &&
    !redirected &&
    /\bpublic\b/.test(lifetime) &&
    !/\b(?:no-store|private)\b/.test(lifetime)
  );
};

/** Whether an answer says nothing of the page itself: it is unchanged, or the server is in trouble. */
export const isNoAnswer = ({ status }: Pick<Answer, 'status'>): boolean =>
  status === 304 || status === 429 || status >= 500;
