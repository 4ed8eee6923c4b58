import type { Page } from '../../../edge/http/Page.ts';
import { cachedBefore, Withdrawals } from '../../../edge/pages/Withdrawals.ts';
import { pageOf } from './pageOf.ts';

const dayMs = 24 * 60 * 60 * 1000;
const withdrawnAt = Date.parse('2026-11-25T12:00:00Z');

describe('withdrawn documents', () => {
  let withdrawals: Withdrawals;
  beforeEach(() => {
    jest.useFakeTimers({ now: withdrawnAt });
    jest.advanceTimersByTime(1_000);
    withdrawals = new Withdrawals();
    withdrawals.add({ path: '/articles/a', kind: 'document', at: withdrawnAt });
  });
  afterEach(() => jest.useRealTimers());

  const feed = { headers: { 'content-type': 'application/rss+xml; charset=utf-8' } };
  const askedAfter = (milliseconds: number) => ({
    at: withdrawnAt + milliseconds,
    monotonicAt: performance.now() + milliseconds,
  });

  it.each([
    ['/articles/a', true],
    ['/articles/a.md', true],
    ['/articles/a/report', true],
    ['/articles/a.json', true],
    ['/articles/a.md/report', false],
    ['/articles/ab', false],
    ['/articles/.md', false],
    ['/articles/.json', false],
    ['/articles/', false],
    ['/articles', false],
    ['/sections/a', false],
    ['articles/a', false],
    ['x/articles/a', false],
    ['/', false],
  ])('are known by all their pages: %s is %s', (key, isWithdrawn) => {
    expect([withdrawals.has(key), withdrawals.hides(pageOf({ key }), cachedBefore)]).toEqual([
      isWithdrawn,
      isWithdrawn,
    ]);
  });

  it.each<[string, Partial<Page>, boolean]>([
    ['a feed in RSS', feed, true],
    ['a feed in JSON', { headers: { 'content-type': 'application/feed+json' } }, true],
    ['a page of another story', {}, false],
    ['a response without a type', { headers: {} }, false],
  ])('may be in other cached pages: %s', (_case, fields, isHidden) => {
    expect(withdrawals.hides(pageOf({ key: '/other', ...fields }), cachedBefore)).toBe(isHidden);
  });

  it.each<[string, Partial<Page>]>([
    ['an error page', { status: 404 }],
    ['a permanent absence', { status: 410 }],
    ['the first error status', { status: 400 }],
    ['a style sheet', { isContent: false }],
  ])('do not hide %s', (_case, fields) => {
    expect(withdrawals.hides(pageOf(fields), cachedBefore)).toBe(false);
  });

  it('hide a redirect', () => {
    expect(withdrawals.hides(pageOf({ status: 308 }), cachedBefore)).toBe(true);
  });

  it('hide a cached page whose read time is unknown', () => {
    expect(withdrawals.hides(pageOf({ readAt: null }), cachedBefore)).toBe(true);
  });

  it.each([
    ['before', -1, true],
    ['at', 0, false],
    ['after', 1, false],
  ])('hide a cached page if its content was read %s the withdrawal', (_case, offset, isHidden) => {
    const page = pageOf({ readAt: withdrawnAt + offset });
    expect(withdrawals.hides(page, cachedBefore)).toBe(isHidden);
  });

  it.each([
    ['an unknown time', null, false],
    ['before the withdrawal', -1, true],
    ['at the withdrawal', 0, false],
  ])('hide a page that was requested later if its content was read at %s', (_case, offset, isHidden) => {
    const readAt = offset === null ? null : withdrawnAt + offset;
    expect(withdrawals.hides(pageOf({ readAt }), askedAfter(5_000))).toBe(isHidden);
  });

  it('hide a page without a read time that was requested before the withdrawal', () => {
    const asked = { at: withdrawnAt - 1, monotonicAt: performance.now() - 1 };
    expect(withdrawals.hides(pageOf(), asked)).toBe(true);
    expect(withdrawals.hides(pageOf({ readAt: withdrawnAt + 1 }), asked)).toBe(false);
  });

  it('hide no page that was requested and read after the clock was set back', () => {
    const asked = { at: withdrawnAt - 60_000, monotonicAt: performance.now() + 1 };
    expect(withdrawals.hides(pageOf({ readAt: withdrawnAt - 60_000 }), asked)).toBe(false);
    expect(withdrawals.hides(pageOf({ readAt: withdrawnAt - 60_001 }), asked)).toBe(true);
  });

  it('end when the document is published again, except in older feeds', () => {
    withdrawals.delete('/articles/a');
    expect(withdrawals.has('/articles/a')).toBe(false);
    expect(withdrawals.hides(pageOf(), cachedBefore)).toBe(false);
    expect(withdrawals.hides(pageOf({ key: '/feed.xml', ...feed }), cachedBefore)).toBe(true);
  });

  it('of an entry hide older renders of its story, which stays on the site', () => {
    withdrawals.add({ path: '/articles/b', kind: 'entry', at: withdrawnAt });
    const of = (readAt: number, key = '/articles/b') =>
      withdrawals.hides(pageOf({ key, readAt }), cachedBefore);
    expect([of(withdrawnAt - 1), of(withdrawnAt - 1, '/articles/b/updates/1'), of(withdrawnAt)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(withdrawals.has('/articles/b')).toBe(false);
  });

  it('of an entry are remembered beside that of its story, and when the story is published again', () => {
    withdrawals.add({ path: '/articles/a', kind: 'entry', at: withdrawnAt });
    expect(withdrawals.has('/articles/a')).toBe(true);
    withdrawals.delete('/articles/a');
    expect(withdrawals.has('/articles/a')).toBe(false);
    expect(withdrawals.hides(pageOf(), cachedBefore)).toBe(true);
  });

  it('hide feeds from before the latest withdrawal, in whatever order they arrive', () => {
    withdrawals.add({ path: '/articles/b', kind: 'document', at: withdrawnAt - 1_000 });
    const feedOf = (readAt: number) => pageOf({ key: '/feed.xml', ...feed, readAt });
    expect(withdrawals.hides(feedOf(withdrawnAt - 1), cachedBefore)).toBe(true);
    expect(withdrawals.hides(feedOf(withdrawnAt), cachedBefore)).toBe(false);
  });

  it('count from the last withdrawal of a document', () => {
    withdrawals.add({ path: '/articles/a', kind: 'document', at: withdrawnAt + 500 });
    expect(withdrawals.hides(pageOf({ readAt: withdrawnAt }), cachedBefore)).toBe(true);
  });

  it.each([
    ['two days', 2 * dayMs, true],
    ['longer', 2 * dayMs + 1, false],
  ])('are remembered for %s', (_case, age, isKnown) => {
    withdrawals.add({ path: '/articles/old', kind: 'document', at: Date.now() - age });
    expect(withdrawals.has('/articles/old')).toBe(isKnown);
  });

  it('are forgotten beyond the maximum, the oldest first', () => {
    withdrawals.add({ path: '/articles/again', kind: 'document', at: withdrawnAt });
    for (let number = 0; number < 19_998; number += 1)
      withdrawals.add({ path: `/articles/${number}`, kind: 'document', at: withdrawnAt });
    withdrawals.add({ path: '/articles/a', kind: 'document', at: withdrawnAt });
    expect(['/articles/again', '/articles/a'].map((path) => withdrawals.has(path))).toEqual([true, true]);
    withdrawals.add({ path: '/articles/last', kind: 'document', at: withdrawnAt });
    expect(
      ['/articles/again', '/articles/0', '/articles/a', '/articles/last'].map((path) =>
        withdrawals.has(path),
      ),
    ).toEqual([false, true, true, true]);
  });
});
