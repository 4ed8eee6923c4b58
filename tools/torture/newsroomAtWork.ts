import { setTimeout as pause } from 'node:timers/promises';
import type { SanityClient } from '@sanity/client';
import { lastParagraphQuery, updateStory } from '../testing/changeStory.ts';

const readersAtOnce = 6;
const pauseOfReadersMs = 5;
const defaultPauseOfEditorMs = 150;
/** A page that has not come by then never comes. */
const longestReadMs = 120_000;
/** A publish has to show this soon after a trouble is over. */
const patienceMs = 60_000;

export type Workplace = {
  origin: string;
  /** Made anew for each call: a lake makes its administrator's token anew each time it starts. */
  editor: () => SanityClient;
  /** The story that is published again and again. */
  story: { id: string; page: string };
  /** Other pages that are read all the while. Each is asked for once before the work begins. */
  pages: string[];
  /** Between two publishes, where a story may not grow fast. */
  pauseOfEditorMs?: number;
};

export type WorkReport = {
  requests: number;
  /** Answers that said of themselves that they may be old. */
  stale: number;
  /** Publishes that the lake acknowledged, and those that it did not take. */
  publishes: number;
  refused: number;
  /** From the end of the work until the last publish showed. */
  recoverMs: number;
  failures: number;
  /** What readers got instead of a page, each kind once, and publishes that were lost. */
  lost: string[];
};

/**
 * Readers read pages that were served before, and an editor publishes, as long as `trouble` goes on. A reader's
 * failure is a loss, and so is a publish that was acknowledged and never shows.
 */
export const workDuring = async (
  { origin, editor, story, pages, pauseOfEditorMs = defaultPauseOfEditorMs }: Workplace,
  trouble: (soFar: Readonly<WorkReport>) => Promise<void>,
): Promise<WorkReport> => {
  const report: WorkReport = {
    requests: 0,
    stale: 0,
    publishes: 0,
    refused: 0,
    recoverMs: 0,
    failures: 0,
    lost: [],
  };
  const addresses = [story.page, ...pages];
  for (const address of addresses) await (await fetch(origin + address)).text();
  let isOver = false;
  let isShown = false;
  let acknowledged = 0;
  const publish = async () => {
    for (let number = 1; !isOver; number += 1) {
      const isKept = await updateStory(editor(), story.id, `Publish ${number}`).then(
        () => true,
        () => false,
      );
      if (isKept) acknowledged = number;
      report[isKept ? 'publishes' : 'refused'] += 1;
      await pause(pauseOfEditorMs);
    }
  };
  const read = async (reader: number) => {
    for (let turn = reader; !isShown; turn += 1) {
      const address = addresses[turn % addresses.length] ?? '/';
      const flaw = await readWhole(origin, address, () => {
        report.stale += 1;
      }).catch((error: unknown) => String(error));
      report.requests += 1;
      if (flaw !== null) {
        report.failures += 1;
        const loss = `a reader got ${flaw} at ${address}`;
        if (!report.lost.includes(loss)) report.lost.push(loss);
      }
      await pause(pauseOfReadersMs);
    }
  };
  const readers = Array.from({ length: readersAtOnce }, (_, reader) => read(reader));
  const publishing = publish();
  try {
    await trouble(report);
  } finally {
    isOver = true;
  }
  const begun = performance.now();
  await publishing;
  // One that was written without its answer arriving may have come after the last that was acknowledged.
  const words =
    (await whenBack(() => editor().fetch<string | null>(lastParagraphQuery, { id: story.id }))) ?? '';
  if (Number(words.split(' ')[1] ?? 0) < acknowledged)
    report.lost.push(`publish ${acknowledged} is gone: ${words}`);
  const isThere = await eventually(async () =>
    (await (await fetch(origin + story.page)).text()).includes(words),
  );
  if (!isThere) report.lost.push(`${words} never showed`);
  report.recoverMs = Math.round(performance.now() - begun);
  isShown = true;
  await Promise.all(readers);
  return report;
};

/** Why a reader does not have the whole page of this address, or null. */
const readWhole = async (origin: string, address: string, onStale: () => void): Promise<string | null> => {
  const answer = await fetch(origin + address, { signal: AbortSignal.timeout(longestReadMs) });
  const text = await answer.text();
  if (answer.headers.get('cache-status')?.includes('last good page')) onStale();
  return answer.status === 200 ? flawIn(text, address) : String(answer.status);
};

const flawIn = (text: string, address: string): string | null => {
  if (address.endsWith('.json')) return isJson(text) ? null : 'a broken feed';
  if (address.endsWith('.xml'))
    return /<\/(?:rss|feed|urlset|sitemapindex)>\s*$/.test(text) ? null : 'half a feed';
  if (address.endsWith('.txt')) return text.trim() ? null : 'nothing';
  if (!text.trimEnd().endsWith('</html>')) return 'half a page';
  const canonical = /<link rel="canonical" href="([^"]*)"/.exec(text)?.[1] ?? '';
  const path = URL.canParse(canonical) ? new URL(canonical).pathname : canonical;
  return path === address ? null : `the page of ${path || 'no address'}`;
};

const isJson = (text: string): boolean => {
  try {
    return Boolean(JSON.parse(text));
  } catch {
    return false;
  }
};

const whenBack = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(200);
    }
  }
};

const eventually = async (holds: () => Promise<boolean>): Promise<boolean> => {
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    if (await holds().catch(() => false)) return true;
    await pause(25);
  }
  return false;
};
