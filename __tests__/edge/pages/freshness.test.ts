import { freshSlot, isServable, keepNewer, noteFailure, settle } from '../../../edge/pages/freshness.ts';
import { pageOf } from './pageOf.ts';

const dayMs = 24 * 60 * 60 * 1000;
const answer = (headers: Record<string, string> = {}) => ({ status: 200, headers, body: Buffer.alloc(0) });
const stale = { 'x-nextjs-cache': 'STALE' };

beforeEach(() => {
  jest.useFakeTimers();
  jest.advanceTimersByTime(5_000);
});
afterEach(() => jest.useRealTimers());

/** Milliseconds until the next refresh. */
const due = ({ nextCheckAt }: { nextCheckAt: number }) => nextCheckAt - performance.now();

describe('a page that was just read', () => {
  it('is fresh for a second', () => {
    const slot = freshSlot(pageOf());
    expect(due(slot)).toBe(1_000);
    expect(slot).toMatchObject({
      lastGoodAt: performance.now(),
      outdatedSince: null,
      failure: null,
      failures: 0,
      olderRenders: 0,
    });
  });

  it('can be served for less than a day', () => {
    const slot = freshSlot(pageOf());
    jest.advanceTimersByTime(dayMs - 1);
    expect(isServable(slot)).toBe(true);
    jest.advanceTimersByTime(1);
    expect(isServable(slot)).toBe(false);
  });
});

describe('a page that the site sent or confirmed', () => {
  const settled = (page = pageOf(), outdatedSince: number | null = null, headers = {}) => {
    const slot = { ...freshSlot(page), outdatedSince };
    noteFailure(slot, 'the site cannot be reached');
    jest.advanceTimersByTime(500);
    settle(slot, answer(headers), 1_000);
    return slot;
  };

  it('has no failure any more and can be served again', () => {
    expect(settled()).toMatchObject({ failure: null, failures: 0, lastGoodAt: performance.now() });
  });

  it.each([
    ['content, after a second', true, {}, 1_000],
    ['content that Next sent stale, after a quarter of a second', true, stale, 250],
    ['content that Next had cached, after a second', true, { 'x-nextjs-cache': 'HIT' }, 1_000],
    ['a style sheet, after an hour', false, {}, dayMs / 24],
    ['a style sheet that Next sent stale, after an hour', false, stale, dayMs / 24],
  ])('is refreshed again: %s', (_case, isContent, headers, milliseconds) => {
    expect(due(settled(pageOf({ isContent }), null, headers))).toBe(milliseconds);
  });

  it.each([
    ['was read at the publish', 2_000, {}, null],
    ['was read before the publish', 1_999, {}, 2_000],
    ['was read after the publish but sent stale', 3_000, stale, 2_000],
    ['has no read time and was requested before the publish', null, {}, 2_000],
  ])('keeps the mark of a publish unless it was read later: it %s', (_case, readAt, headers, expected) => {
    expect(settled(pageOf({ readAt }), 2_000, headers).outdatedSince).toBe(expected);
  });

  it('loses the mark of a publish if it has no read time and was requested at the publish', () => {
    expect(settled(pageOf(), 1_000).outdatedSince).toBeNull();
  });
});

describe('a page that cannot be refreshed', () => {
  it('is tried again after one second, then twice as long each time, at most ten seconds', () => {
    const slot = freshSlot(pageOf());
    const waits = [1, 2, 3, 4, 5, 6].map(() => {
      noteFailure(slot, 'the site answers 500');
      return due(slot);
    });
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
    expect(slot).toMatchObject({ failure: 'the site answers 500', failures: 6 });
  });
});

describe('a page of which the site sends an older render', () => {
  const held = () => ({ ...freshSlot(pageOf({ readAt: 2_000 })), failure: 'x', failures: 2 });
  const older = pageOf({ readAt: 1_999 });

  it('stays, is outdated and is refreshed soon', () => {
    const slot = held();
    jest.advanceTimersByTime(1_000);
    expect(keepNewer(slot, older)).toBe(true);
    expect(due(slot)).toBe(250);
    expect(slot).toMatchObject({
      page: { readAt: 2_000 },
      outdatedSince: 2_000,
      failure: null,
      failures: 0,
      lastGoodAt: performance.now(),
    });
  });

  it('keeps the mark of a later publish', () => {
    const slot = { ...held(), outdatedSince: 3_000 };
    keepNewer(slot, older);
    expect(slot.outdatedSince).toBe(3_000);
  });

  it.each([
    ['the new render is as old', 2_000, 2_000],
    ['the new render has no read time', 2_000, null],
    ['the cached page has no read time', null, 1_000],
  ])('is replaced if %s', (_case, readAt, newReadAt) => {
    expect(keepNewer(freshSlot(pageOf({ readAt })), pageOf({ readAt: newReadAt }))).toBe(false);
  });

  it('is replaced after three older renders in a row: the clock was set back', () => {
    const slot = held();
    expect([1, 2, 3, 4].map(() => keepNewer(slot, older))).toEqual([true, true, true, false]);
  });
});
