import { Pages, type PagesOptions } from '../../../edge/pages/Pages.ts';

/** A page cache over `askSite`, without other collaborators. */
export const pagesOf = (askSite: PagesOptions['askSite'], options: Partial<PagesOptions> = {}): Pages =>
  new Pages({
    askSite,
    maxBytes: 1_000_000,
    maxWaitMs: 60_000,
    turns: { acquire: async () => () => {} },
    callerOf: () => '192.0.2.1',
    addresses: { exists: async () => true, notePublish: () => {} },
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
