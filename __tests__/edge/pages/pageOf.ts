import type { Page } from '../../../edge/http/Page.ts';

/** A cached page of a story, read at an unknown time. */
export const pageOf = (fields: Partial<Page> = {}): Page => ({
  key: '/articles/a',
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: { kind: 'plain', bytes: Buffer.from('a') },
  etag: 'etag',
  tags: ['s1:a'],
  readAt: null,
  siteEtag: null,
  isContent: true,
  checkedAt: 0,
  ...fields,
});
