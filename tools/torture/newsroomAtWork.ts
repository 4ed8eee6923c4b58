import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { SanityClient } from '@sanity/client';
import { paragraphsQuery, updateStory } from '../testing/changeStory.ts';

const readersAtOnce = 6;
const defaultReadIntervalMs = 5;
const defaultPublishIntervalMs = 150;
/** A read that takes longer counts as failed. */
const readTimeoutMs = 120_000;
/** After the faults a publish must show within this time. */
const timeoutMs = 60_000;

export type Workload = {
  origin: string;
  /** A client with the current token: a lake replaces its administrator's token at each start. */
  editor: () => SanityClient;
  /** The story that is published repeatedly. */
  story: { id: string; page: string };
  /** Other pages that are read. Each is requested once before the work begins. */
  pages: string[];
  /** The pause between two publishes, which limits the growth of the story. */
  publishIntervalMs?: number;
  /** The pause of a reader between two pages. */
  readIntervalMs?: number;
};

export type WorkReport = {
  requests: number;
  /** Responses with a last good page. */
  stale: number;
  /** Publishes that the lake acknowledged. `rejected` counts the others. */
  publishes: number;
  rejected: number;
  /** Time from the end of the faults until the last publish showed. */
  recoverMs: number;
  failures: number;
  /** Failed reads, each kind once, and lost publishes. */
  lost: string[];
};

/**
 * Reads cached pages and publishes while `causeFaults` runs. It is a loss if a read fails, or if an acknowledged publish
 * never shows.
 */
export const workDuring = async (
  workload: Workload,
  causeFaults: (soFar: Readonly<WorkReport>) => Promise<void>,
): Promise<WorkReport> => {
  const report: WorkReport = {
    requests: 0,
    stale: 0,
    publishes: 0,
    rejected: 0,
    recoverMs: 0,
    failures: 0,
    lost: [],
  };
  const { origin, story, pages } = workload;
  for (const address of [story.page, ...pages]) await (await fetch(origin + address)).text();
  const faults = new AbortController();
  const reading = new AbortController();
  const readers = Array.from({ length: readersAtOnce }, (_, reader) =>
    keepReading(workload, { reader, report, signal: reading.signal }),
  );
  const publishing = keepPublishing(workload, { report, signal: faults.signal });
  try {
    await causeFaults(report);
  } finally {
    faults.abort();
  }
  const begun = performance.now();
  report.lost.push(...(await findLostPublish(workload, await publishing)));
  report.recoverMs = Math.round(performance.now() - begun);
  reading.abort();
  await Promise.all(readers);
  return report;
};

type Work = { report: WorkReport; signal: AbortSignal };

/** @returns the paragraph of the last acknowledged publish, which is in no other; null if none was acknowledged. */
const keepPublishing = async (
  { editor, story, publishIntervalMs = defaultPublishIntervalMs }: Workload,
  { report, signal }: Work,
): Promise<string | null> => {
  const run = randomUUID();
  let acknowledged: string | null = null;
  for (let number = 1; !signal.aborted; number += 1) {
    const paragraph = `Publish ${number} of ${run}`;
    const isKept = await updateStory(editor(), story.id, paragraph).then(
      () => true,
      () => false,
    );
    if (isKept) acknowledged = paragraph;
    report[isKept ? 'publishes' : 'rejected'] += 1;
    await pause(publishIntervalMs);
  }
  return acknowledged;
};

const keepReading = async (
  { origin, story, pages, readIntervalMs = defaultReadIntervalMs }: Workload,
  { reader, report, signal }: Work & { reader: number },
): Promise<void> => {
  const addresses = [story.page, ...pages];
  for (let turn = reader; !signal.aborted; turn += 1) {
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
    await pause(readIntervalMs);
  }
};

/** Waits until the page shows the last publish. */
const findLostPublish = async (
  { origin, editor, story }: Workload,
  acknowledged: string | null,
): Promise<string[]> => {
  const paragraphs =
    (await retryUntilAnswered(() => editor().fetch<string[] | null>(paragraphsQuery, { id: story.id }))) ??
    [];
  const isKept = acknowledged === null || paragraphs.includes(acknowledged);
  // A publish whose response was lost may be newer than the last acknowledged one.
  const words = paragraphs.at(-1) ?? '';
  const isShown = await becomesTrue(async () =>
    (await (await fetch(origin + story.page)).text()).includes(words),
  );
  return [
    ...(isKept ? [] : [`${acknowledged} is missing; the last paragraph is: ${words}`]),
    ...(isShown ? [] : [`${words} did not show`]),
  ];
};

/** @returns why the response is not the complete page of this address, or null. */
const readWhole = async (origin: string, address: string, onStale: () => void): Promise<string | null> => {
  const answer = await fetch(origin + address, { signal: AbortSignal.timeout(readTimeoutMs) });
  const text = await answer.text();
  if (answer.headers.get('cache-status')?.includes('last good page')) onStale();
  return answer.status === 200 ? flawIn(text, address) : String(answer.status);
};

const flawIn = (text: string, address: string): string | null => {
  if (address.endsWith('.json')) return isJson(text) ? null : 'invalid JSON';
  if (address.endsWith('.xml'))
    return /<\/(?:rss|feed|urlset|sitemapindex)>\s*$/.test(text) ? null : 'an incomplete feed';
  if (address.endsWith('.txt')) return text.trim() ? null : 'an empty response';
  if (!text.trimEnd().endsWith('</html>')) return 'an incomplete page';
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

const retryUntilAnswered = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(200);
    }
  }
};

const becomesTrue = async (holds: () => Promise<boolean>): Promise<boolean> => {
  const deadline = performance.now() + timeoutMs;
  while (performance.now() < deadline) {
    if (await holds().catch(() => false)) return true;
    await pause(25);
  }
  return false;
};
