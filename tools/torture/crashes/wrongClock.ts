import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { soundStory } from '../../../__tests__/fixtures/malformedStories.ts';
import { updateStory } from '../../testing/changeStory.ts';
import { allPids } from '../../testing/processes.ts';
import type { Newsroom } from '../newsroom.ts';
import type { Losses } from './killedWriters.ts';

const dayMs = 24 * 60 * 60 * 1_000;
const jumps = [400 * dayMs, -400 * dayMs, 60_000, 40 * 365 * dayMs];
const pauseMs = 200;
/** The delay between a commit and its check on a slow machine; less than a jump. */
const toleranceMs = 30_000;

/**
 * Shifts the clock of every process, writes, and shifts it back. Later writes must be accepted and dated by the correct
 * time, and a story under embargo must not be published.
 */
export const jumpClocks = async (newsroom: Newsroom, isOver: () => boolean): Promise<Losses> => {
  const { editor, clockFile, dataDir } = newsroom;
  const tried = { jumps: 0, writes: 0 };
  const lost: string[] = [];
  const story = await newsroom.publishStory();
  const dateNow = async (): Promise<number> => {
    const { _updatedAt } = await editor().createOrReplace({
      _id: 'drafts.clock',
      _type: 'note',
      of: randomUUID(),
    });
    tried.writes += 1;
    return Date.parse(_updatedAt);
  };
  const jumpTo = async (offsetMs: number): Promise<void> => {
    writeFileSync(clockFile, String(offsetMs));
    // Processes may be replaced: signal all until the lake uses the shifted clock.
    for (let isShifted = false; !isShifted; ) {
      for (const pid of allPids(dataDir)) shiftClock(pid);
      await pause(pauseMs);
      isShifted = Math.abs((await dateNow()) - Date.now() - offsetMs) < toleranceMs;
    }
  };
  try {
    do {
      const offset = jumps[tried.jumps % jumps.length] ?? 0;
      await jumpTo(offset);
      tried.jumps += 1;
      await attempt(() => updateStory(editor(), story.id, `Written ${offset / dayMs} days off.`));
      await jumpTo(0);
      const id = `clock-${randomUUID()}`;
      const embargoedUntil = new Date(Date.now() + dayMs).toISOString();
      const embargoed = await attempt(() => editor().create({ ...soundStory(id), embargoedUntil }));
      if (embargoed === null) lost.push(`a story under embargo was published after a jump of ${offset} ms`);
      const begun = Date.now();
      const rejection = await attempt(() => updateStory(editor(), story.id, 'Written at the correct time.'));
      if (rejection !== null) lost.push(`a write after a jump of ${offset} ms is rejected: ${rejection}`);
      const published = await editor().fetch<string[]>(
        '*[_type == "correction" && article._ref == $id].publishedAt',
        { id: story.id },
      );
      const isDatedCorrectly = published.some(
        (at) => Date.parse(at) >= begun && Date.parse(at) <= Date.now(),
      );
      if (!isDatedCorrectly) lost.push(`a write after a jump of ${offset} ms is dated ${published}`);
    } while (!isOver() && lost.length < 20);
  } finally {
    await jumpTo(0);
  }
  return { tried, lost };
};

/** @returns the reason of a rejection; null if it succeeded. */
const attempt = (work: () => Promise<unknown>): Promise<string | null> =>
  work().then(
    () => null,
    (error: Error) => error.message,
  );

const shiftClock = (pid: number): void => {
  try {
    process.kill(pid, 'SIGUSR2');
  } catch {
    // The process has ended.
  }
};
