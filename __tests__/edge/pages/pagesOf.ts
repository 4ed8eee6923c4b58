import { Pages, type PagesOptions } from '../../../edge/pages/Pages.ts';

/** An edge's pages over what its site says, alone: nobody is told, nothing is passed on. */
export const pagesOf = (askSite: PagesOptions['askSite'], options: Partial<PagesOptions> = {}): Pages =>
  new Pages({
    askSite,
    maxBytes: 1_000_000,
    revalidate: async () => {},
    passThrough: () => {},
    notFoundKey: '/404',
    notFoundPage: async () => null,
    imageOrigin: null,
    transport: 'plain',
    isBehindProxy: false,
    onPending: () => {},
    onAnswer: () => {},
    onFailure: () => {},
    onOutcome: () => {},
    ...options,
  });
