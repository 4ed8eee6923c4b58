import { isKeptPath, isReadersPath, offlinePath } from '../../lib/reading/offline/keptPages.ts';
import type { OfflineSetting } from '../../lib/reading/offline/setting.ts';
import type { OfflineStores } from './OfflineStores.ts';
import { showKept } from './showKept.ts';

/** How long the server may take to begin its answer before a kept page is shown instead. */
const maxWaitMs = 6_000;

export type Navigation = {
  path: string;
  /** The browser fetches it ahead: perhaps nobody opens it. */
  isAhead: boolean;
  /** The answer of the server. Rejects without a network. */
  network: Promise<Response>;
  stores: OfflineStores;
  setting: OfflineSetting;
  /** Prolongs the life of the worker. */
  waitUntil: (work: Promise<unknown>) => void;
  pause: (ms: number) => Promise<unknown>;
};

/**
 * Answers the opening of a page: what the server says, whatever that is. Only without an answer a kept page is shown,
 * which says so, or the offline page; also for a 503, which says that there is none now.
 */
export const navigate = async (navigation: Navigation): Promise<Response> => {
  const { path, isAhead, network, stores, setting, waitUntil, pause } = navigation;
  waitUntil(network.catch(() => stores.noteAway()));
  if (!isKeptPath(path)) return network.catch(() => (isReadersPath(path) ? offlinePage(stores) : noPage()));
  const answers = network.then((answer) => ({ answer, copy: answer.clone() }));
  // Also after the time is up: it may say that the page is gone.
  waitUntil(
    answers.then(async ({ copy }) => {
      if (isAhead) return stores.follow(path, copy);
      await stores.keepPage(path, copy).catch(() => {});
      await stores.round();
    }),
  );
  const findKept = async (words: string) => {
    // A broken store is no reason to show nothing.
    const kept = path === offlinePath ? null : await stores.pages.find(path).catch(() => null);
    return kept && showKept(kept, setting, words);
  };
  try {
    return await Promise.race([
      answers.then(async ({ answer }) => (isAway(answer) && (await findKept(setting.slow))) || answer),
      pause(maxWaitMs).then(async () => (await findKept(setting.slow)) ?? network),
    ]);
  } catch {
    return (await findKept(setting.offline)) ?? offlinePage(stores);
  }
};

const isAway = ({ status }: Response): boolean => status === 503;

const offlinePage = async ({ pages }: OfflineStores): Promise<Response> =>
  (await pages.match(offlinePath)) ?? noPage();

/** The browser's own page says that there is no network. */
const noPage = (): Response => Response.error();
