import { setTimeout as pause } from 'node:timers/promises';
import type { SanityClient } from '@sanity/client';
import { lastParagraphQuery, updateStory } from '../testing/changeStory.ts';

const readersAtOnce = 6;
const pauseOfReadersMs = 5;
const pauseOfEditorMs = 150;
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
  { origin, editor, story, pages }: Workplace,
  trouble: () => Promise<void>,
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
      const outcome = await fetch(origin + address).then(
        async (answer) => {
          await answer.text();
          if (answer.headers.get('cache-status')?.includes('last good page')) report.stale += 1;
          return answer.status;
        },
        (error: unknown) => String(error),
      );
      report.requests += 1;
      if (outcome !== 200) {
        report.failures += 1;
        const loss = `a reader got ${outcome} at ${address}`;
        if (!report.lost.includes(loss)) report.lost.push(loss);
      }
      await pause(pauseOfReadersMs);
    }
  };
  const readers = Array.from({ length: readersAtOnce }, (_, reader) => read(reader));
  const publishing = publish();
  try {
    await trouble();
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
