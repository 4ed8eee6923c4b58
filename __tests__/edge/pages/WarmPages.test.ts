import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import { bodyIn } from '../../../edge/http/encodings.ts';
import type { SiteAnswer } from '../../../edge/next/askSite.ts';
import { WarmPages } from '../../../edge/pages/WarmPages.ts';
import { pagesOf } from './pagesOf.ts';

const html = (text: string, status = 200): SiteAnswer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: Buffer.from(`<meta name="copydesk:tags" content="s1:a"><p>${text}</p>`),
});

/** A page cache over a data folder. `answer` is the response of the site; null if it is down. */
const start = (
  dataDir: string,
  answer: () => SiteAnswer | null,
  { identity = 'one build', isWriter = true } = {},
) => {
  const pages = pagesOf(async () => {
    const response = answer();
    if (!response) throw new Error('connection refused');
    return response;
  });
  const warm = new WarmPages({ dataDir, identity, pages, isWriter });
  pages.onGone = (keys) => warm.forget(keys);
  const shown = (key: string) => {
    const body = pages.recall(key)?.page.body;
    return body && bodyIn(body, 'identity').toString();
  };
  return { pages, warm, shown };
};

const these = (...first: string[]) => ({ first, others: [] });

describe('pages stored on disk', () => {
  let dataDir = '';
  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'copydesk-warm-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  const serveOnce = async (text: string) => {
    const first = start(dataDir, () => html(text));
    await first.pages.refreshAfterPublish(these('/a', '/b'), Date.now());
    first.warm.flush();
    return first;
  };

  it('are served after a restart, with the site down', async () => {
    (await serveOnce('before')).warm.close();
    const { pages, warm, shown } = start(dataDir, () => null);
    expect(shown('/a')).toBe('<p>before</p>');
    await pages.refreshAfterPublish(these('/a'), Date.now());
    expect(shown('/a')).toBe('<p>before</p>');
    warm.close();
    const later = start(dataDir, () => null);
    expect(later.shown('/a')).toBe('<p>before</p>');
    later.warm.close();
  });

  it('are discarded for another build', async () => {
    (await serveOnce('before')).warm.close();
    const { warm, shown } = start(dataDir, () => null, { identity: 'another build' });
    expect(shown('/a')).toBeUndefined();
    warm.close();
  });

  /** Changes the file as another program would. */
  const alter = (statement: string) => {
    const db = new DatabaseSync(path.join(dataDir, 'pages.sqlite'));
    db.exec(statement);
    db.close();
  };

  it('are discarded if a version with another format stored them', async () => {
    (await serveOnce('before')).warm.close();
    alter('pragma user_version = 1');
    const { warm, shown } = start(dataDir, () => null);
    expect(shown('/a')).toBeUndefined();
    warm.close();
  });

  it('are discarded if a withdrawal cannot be stored', async () => {
    const first = await serveOnce('before');
    alter('drop table withdrawn');
    first.warm.withdraw({ path: '/a', kind: 'document', at: Date.now() });
    const next = start(dataDir, () => null);
    expect(['/a', '/b'].map(next.shown)).toEqual([undefined, undefined]);
    for (const { warm } of [first, next]) warm.close();
  });

  it('keep the order of their reads', async () => {
    const first = start(dataDir, () => html('a'));
    await first.pages.refreshAfterPublish(these('/a', '/b', '/c'), Date.now());
    for (const key of ['/c', '/a', '/b']) first.pages.recall(key);
    first.warm.close();
    const next = start(dataDir, () => null);
    expect(next.pages.store.keys()).toEqual(['/b', '/a', '/c']);
    next.warm.close();
  });

  it('are all written, however many, except 404s and those that were evicted meanwhile', async () => {
    let status = 200;
    const first = start(dataDir, () => html('a', status));
    const keys = Array.from({ length: 120 }, (_, number) => `/${number}`);
    await first.pages.refreshAfterPublish(these(...keys), Date.now());
    status = 404;
    await first.pages.refreshAfterPublish(these('/missing'), Date.now());
    first.warm.flush();
    for (const key of ['/3', '/70']) first.pages.store.delete(key);
    first.warm.flush();
    const next = start(dataDir, () => null);
    expect(next.pages.store.keys().toSorted()).toEqual(
      keys.filter((key) => !['/3', '/70'].includes(key)).toSorted(),
    );
    for (const { warm } of [first, next]) warm.close();
  });

  it('are compressed if they are long', async () => {
    const text = 'word '.repeat(500);
    (await serveOnce(text)).warm.close();
    const next = start(dataDir, () => null);
    const body = next.pages.store.peek('/a')?.page.body;
    expect(body?.kind === 'compressed' && gunzipSync(body.gzip).toString()).toBe(`<p>${text}</p>`);
    next.warm.close();
  });

  it('are stored again after they were deleted from disk', async () => {
    const first = await serveOnce('before');
    first.warm.forget(['/a']);
    first.warm.close();
    const next = start(dataDir, () => null);
    expect(next.shown('/a')).toBe('<p>before</p>');
    next.warm.close();
  });

  it('are written every five seconds, in case the process is killed', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance', 'Date'] });
    const first = start(dataDir, () => html('before'));
    await first.pages.refreshAfterPublish(these('/a'), Date.now());
    jest.advanceTimersByTime(5_000);
    jest.useRealTimers();
    const next = start(dataDir, () => null);
    expect(next.shown('/a')).toBe('<p>before</p>');
    for (const { warm } of [first, next]) warm.close();
  });

  it('are replaced by newer ones', async () => {
    let text = 'before';
    const first = start(dataDir, () => html(text));
    await first.pages.refreshAfterPublish(these('/a'), Date.now());
    first.warm.flush();
    text = 'after';
    await first.pages.refreshAfterPublish(these('/a'), Date.now());
    first.warm.close();
    const next = start(dataDir, () => null);
    expect(next.shown('/a')).toBe('<p>after</p>');
    next.warm.close();
  });

  it('are written by one worker only, and read by all', async () => {
    (await serveOnce('before')).warm.close();
    const reader = start(dataDir, () => html('after'), { isWriter: false });
    expect(reader.shown('/a')).toBe('<p>before</p>');
    await reader.pages.refreshAfterPublish(these('/a'), Date.now());
    reader.warm.close();
    const next = start(dataDir, () => null);
    expect(next.shown('/a')).toBe('<p>before</p>');
    next.warm.close();
  });

  it('are discarded if the file is broken, and then stored again', async () => {
    writeFileSync(path.join(dataDir, 'pages.sqlite'), 'no database '.repeat(1_000));
    (await serveOnce('before')).warm.close();
    const next = start(dataDir, () => null);
    expect(next.shown('/a')).toBe('<p>before</p>');
    next.warm.close();
  });

  it('are deleted at once when they become a 404, even if the process is killed right after', async () => {
    const { pages } = await serveOnce('an address that must not show');
    const before = start(dataDir, () => html('Not here', 404));
    await before.pages.refreshAfterPublish(these('/a'), Date.now());
    expect(before.shown('/a')).toBe('<p>Not here</p>');
    expect(pages.store.size).toBe(2);
    // No flush and no close: the next process finds what a SIGKILL would leave.
    const { shown, warm } = start(dataDir, () => null);
    expect(shown('/a')).toBeUndefined();
    expect(shown('/b')).toBe('<p>an address that must not show</p>');
    warm.close();
    before.warm.close();
  });

  it('are kept after a publish until a newer page is available', async () => {
    let answer: SiteAnswer | null = html('before');
    const { pages, warm } = start(dataDir, () => answer);
    await pages.refreshAfterPublish(these('/a'), Date.now());
    warm.flush();
    answer = null;
    await pages.refreshAfterPublish(these('/a'), Date.now());
    const after = start(dataDir, () => null);
    expect(after.shown('/a')).toBe('<p>before</p>');
    for (const { warm: each } of [after, { warm }]) each.close();
  });

  it('include withdrawals, so that older renders are rejected after a restart', async () => {
    const readAt = Date.now() - 60_000;
    const oldPage = (text: string) => html(`<meta name="copydesk:read-at" content="${readAt}">${text}`);
    const first = start(dataDir, () => oldPage('an address that must not show'));
    await first.pages.refreshAfterPublish(
      these('/articles/a', '/articles/a/report', '/articles/b'),
      Date.now(),
    );
    first.warm.flush();
    const withdrawal = { path: '/articles/a', kind: 'document', at: Date.now() } as const;
    first.pages.withdraw(withdrawal);
    first.warm.withdraw(withdrawal);
    // No flush and no close: the next process finds what a SIGKILL would leave.
    const next = start(dataDir, () => oldPage('an address that must not show'));
    expect(['/articles/a', '/articles/a/report'].map(next.shown)).toEqual([undefined, undefined]);
    expect(next.shown('/articles/b')).toContain('an address');
    await next.pages.refreshAfterPublish(these('/articles/a'), Date.now());
    expect(next.shown('/articles/a')).toBeUndefined();
    next.warm.endWithdrawal('/articles/a');
    const last = start(dataDir, () => oldPage('published again'));
    await last.pages.refreshAfterPublish(these('/articles/a'), Date.now());
    expect(last.shown('/articles/a')).toContain('published again');
    for (const { warm } of [first, next, last]) warm.close();
  });

  it('include withdrawals of entries, after which a story is hidden but not gone', async () => {
    const readAt = Date.now() - 60_000;
    const oldPage = () => html(`<meta name="copydesk:read-at" content="${readAt}">with the entry`);
    const first = start(dataDir, oldPage);
    await first.pages.refreshAfterPublish(these('/articles/a', '/articles/b'), Date.now());
    first.warm.flush();
    first.warm.withdraw({ path: '/articles/a', kind: 'entry', at: Date.now() });
    const next = start(dataDir, oldPage);
    expect(next.shown('/articles/a')).toBeUndefined();
    await next.pages.refreshAfterPublish(these('/articles/a'), Date.now());
    expect(next.shown('/articles/a')).toBeUndefined();
    expect(next.shown('/articles/b')).toContain('with the entry');
    for (const { warm } of [first, next]) warm.close();
  });
});
