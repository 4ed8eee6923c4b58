import { Pages, type PagesOptions } from '../../../edge/pages/Pages.ts';

/** A page cache over `askSite`, without other collaborators. */
export const pagesOf = (askSite: PagesOptions['askSite'], options: Partial<PagesOptions> = {}): Pages =>
  new Pages({
    askSite,
    maxBytes: 1_000_000,
    maxWaitMs: 60_000,
    revalidate: async () => {},
    passThrough: () => {},
    notFoundKey: '/404',
    notFoundPage: async () => null,
    imageOrigin: null,
    transport: 'plain',
    failureStyle: '',
    isBehindProxy: false,
    onPending: () => {},
    onAnswer: () => {},
    onFailure: () => {},
    onOutcome: () => {},
    ...options,
  });
