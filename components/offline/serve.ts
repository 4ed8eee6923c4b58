import { isKeptFile, isKeptPath, isKeptPicture } from '../../lib/reading/offline/keptPages.ts';
import { readPageMessage } from '../../lib/reading/offline/pageMessage.ts';
import type { OfflineSetting } from '../../lib/reading/offline/setting.ts';
import { navigate } from './navigate.ts';
import { OfflineStores } from './OfflineStores.ts';
import { pathOf } from './Store.ts';

/** Studio and API clients never wait for the worker. */
const notOurs = ['/studio', '/studio/*', '/api/*', '/lake/v*'];

/** Keeps what readers open, and answers from it while there is no network. */
export const serve = (scope: WorkerScope, setting: OfflineSetting): void => {
  const stores = new OfflineStores({
    caches: scope.caches,
    ask: (path, init) => scope.fetch(path, init),
    now: () => Date.now(),
    modules: setting.files,
  });
  followLife(scope, stores);
  scope.addEventListener('fetch', (event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    if (request.method !== 'GET' || origin !== scope.location.origin || request.headers.has('range')) return;
    if (request.mode === 'navigate')
      event.respondWith(
        navigate({
          path: pathname,
          isAhead: /^prefetch\b/.test(request.headers.get('sec-purpose') ?? ''),
          network: Promise.resolve(event.preloadResponse).then((answer) => answer ?? scope.fetch(request)),
          stores,
          setting,
          waitUntil: (work) => event.waitUntil(work.catch(() => {})),
          pause: (ms) => new Promise((resolve) => scope.setTimeout(resolve, ms)),
        }),
      );
    else if (isKeptFile(pathname)) event.respondWith(sendFile(event, pathname, scope, stores));
    else if (request.destination === 'image' && isKeptPicture(pathname) && isKeptPath(referrerOf(request)))
      event.respondWith(sendPicture(event, scope, stores));
  });
};

const followLife = (scope: WorkerScope, stores: OfflineStores): void => {
  // Nothing is fetched before the worker is active: one failed request would end it, and a slow one would hold it up.
  scope.addEventListener('install', (event) => {
    void scope.skipWaiting();
    const routes = notOurs.map((urlPattern) => ({ condition: { urlPattern }, source: 'network' as const }));
    event.waitUntil(Promise.resolve(event.addRoutes?.(routes)).catch(() => {}));
  });
  // Not `clients.claim()`: the browser would drop the pages that it holds for the way back.
  scope.addEventListener('activate', (event) => {
    event.waitUntil(Promise.resolve(scope.registration.navigationPreload?.enable()).catch(() => {}));
  });
  // A page that was opened past the worker, such as the first one, or one that was fetched ahead.
  scope.addEventListener('message', (event) => {
    if (!event.source) return;
    const path = new URL(event.source.url).pathname;
    const { isOpened, pictures } = readPageMessage(event.data);
    const work = isOpened ? stores.open(path, pictures) : stores.keepPictures(pictures, path);
    event.waitUntil(work.catch(() => {}));
  });
};

/** A file never changes: the kept one is as good. */
const sendFile = async (
  event: FetchEvent,
  path: string,
  scope: WorkerScope,
  stores: OfflineStores,
): Promise<Response> => {
  const kept = await stores.files.match(path);
  if (kept) return kept;
  const answer = await scope.fetch(event.request);
  // Styles and scripts are kept with the pages that name them.
  if (event.request.destination === 'font')
    event.waitUntil(stores.keepFile(path, answer.clone()).catch(() => {}));
  return answer;
};

const sendPicture = async (
  event: FetchEvent,
  scope: WorkerScope,
  stores: OfflineStores,
): Promise<Response> => {
  const path = pathOf(event.request.url);
  try {
    const answer = await scope.fetch(event.request);
    const copy = answer.clone();
    event.waitUntil(stores.keepPicture(path, copy, referrerOf(event.request)).catch(() => {}));
    return answer;
  } catch {
    return (await stores.pictures.find(path)) ?? Response.error();
  }
};

const referrerOf = ({ referrer }: Request): string =>
  URL.canParse(referrer) ? new URL(referrer).pathname : '';
