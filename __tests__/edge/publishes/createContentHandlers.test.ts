import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { openTurns } from '../../../edge/callers/turnsOfStrangers.ts';
import { WarmPages } from '../../../edge/pages/WarmPages.ts';
import { createContentHandlers } from '../../../edge/publishes/createContentHandlers.ts';
import { pagesOf } from '../pages/pagesOf.ts';

it('a withdrawn entry leaves memory, disk and open pages at once', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'copydesk-handlers-'));
  const readAt = Date.now() - 60_000;
  const open = () => {
    const pages = pagesOf(async () => ({
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: Buffer.from(`<meta name="copydesk:read-at" content="${readAt}"><p>with the entry</p>`),
    }));
    return { pages, warmPages: new WarmPages({ dataDir, identity: 'one', pages, isWriter: true }) };
  };
  const first = open();
  await first.pages.prepare('/articles/a');
  first.warmPages.flush();
  const told: string[][] = [];
  const handlers = createContentHandlers({
    ...first,
    turns: openTurns(),
    revalidateSite: async () => {},
    log: pino({ level: 'silent' }),
    live: {
      takeOff: (...story) => told.push(['story', ...story]),
      takeOffEntry: (...entry) => told.push(['entry', ...entry]),
      putBackEntry: (...entry) => told.push(['back', ...entry]),
      noteGap: () => told.push(['gap']),
      openStories: () => [],
    },
    onVisible: () => {},
  });
  handlers.onWithdrawn({ path: '/articles/a', kind: 'entry', entryId: 'e1', isRetracted: false });
  expect(told.splice(0)).toEqual([['entry', '/articles/a', 'e1']]);
  expect(first.pages.recall('/articles/a')).toBeNull();
  // No flush and no close: the next process finds what a SIGKILL would leave.
  const next = open();
  expect(next.pages.recall('/articles/a')).toBeNull();
  handlers.onRepublished({ path: '/articles/a', entryId: 'e1' });
  for (const isRetracted of [true, false])
    handlers.onWithdrawn({ path: '/articles/b', kind: 'document', entryId: null, isRetracted });
  handlers.onRepublished({ path: '/articles/b', entryId: null });
  // Open pages of a story with a new path are led there by its redirect.
  handlers.onWithdrawn({ path: '/articles/a', kind: 'entry', entryId: null, isRetracted: false });
  expect(told).toEqual([
    ['back', '/articles/a', 'e1'],
    ['story', '/articles/b', 'retracted'],
    ['story', '/articles/b', 'gone'],
  ]);
  for (const { warmPages } of [first, next]) warmPages.close();
  rmSync(dataDir, { recursive: true, force: true });
});
