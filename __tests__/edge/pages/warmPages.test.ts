import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bodyIn } from '../../../edge/http/encodings.ts';
import type { SiteAnswer } from '../../../edge/next/askSite.ts';
import { WarmPages } from '../../../edge/pages/warmPages.ts';
import { pagesOf } from './pagesOf.ts';

const html = (text: string, status = 200): SiteAnswer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: Buffer.from(`<meta name="copydesk:tags" content="s1:a"><p>${text}</p>`),
});

/** An edge's pages over a data folder; `answer` is what its site says, null for one that is down. */
const start = (dataDir: string, answer: () => SiteAnswer | null, identity = 'one build') => {
  const pages = pagesOf(async () => {
    const said = answer();
    if (!said) throw new Error('connection refused');
    return said;
  });
  const warm = new WarmPages({ dataDir, identity, pages, isKeeper: true });
  pages.onGone = (keys) => warm.forget(keys);
  const shown = (key: string) => {
    const body = pages.recall(key)?.page.body;
    return body && bodyIn(body, 'identity').toString();
  };
  return { pages, warm, shown };
};

const these = (...first: string[]) => ({ first, others: [] });

describe('warm pages', () => {
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

  it('belong to one build of one site', async () => {
    (await serveOnce('before')).warm.close();
    const { warm, shown } = start(dataDir, () => null, 'another build');
    expect(shown('/a')).toBeUndefined();
    warm.close();
  });

  it('lose at once what was withdrawn, even when the process is killed the moment after', async () => {
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

  it('keep what a publish touched for the case that nothing newer can be had', async () => {
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

  it('remember what was taken back, and believe no older render after a restart', async () => {
    const readAt = Date.now() - 60_000;
    const told = (text: string) => html(`<meta name="copydesk:read-at" content="${readAt}">${text}`);
    const first = start(dataDir, () => told('an address that must not show'));
    await first.pages.refreshAfterPublish(
      these('/articles/a', '/articles/a/report', '/articles/b'),
      Date.now(),
    );
    first.warm.flush();
    const withdrawal = { path: '/articles/a', at: Date.now() };
    first.pages.withdraw(withdrawal);
    first.warm.withdraw(withdrawal);
    // No flush and no close: the next process finds what a SIGKILL would leave.
    const next = start(dataDir, () => told('an address that must not show'));
    expect(['/articles/a', '/articles/a/report'].map(next.shown)).toEqual([undefined, undefined]);
    expect(next.shown('/articles/b')).toContain('an address');
    await next.pages.refreshAfterPublish(these('/articles/a'), Date.now());
    expect(next.shown('/articles/a')).toBeUndefined();
    next.warm.endWithdrawal('/articles/a');
    const last = start(dataDir, () => told('published again'));
    await last.pages.refreshAfterPublish(these('/articles/a'), Date.now());
    expect(last.shown('/articles/a')).toContain('published again');
    for (const { warm } of [first, next, last]) warm.close();
  });
});
