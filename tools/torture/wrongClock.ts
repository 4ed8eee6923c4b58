import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { soundStory } from '../../__tests__/fixtures/malformedStories.ts';
import { updateStory } from '../testing/changeStory.ts';
import { allPids } from '../testing/processes.ts';
import type { Losses } from './killedWriters.ts';
import type { Newsroom } from './newsroom.ts';

const dayMs = 24 * 60 * 60 * 1_000;
const jumps = [400 * dayMs, -400 * dayMs, 60_000, 40 * 365 * dayMs];
const pauseMs = 200;
/** What a slow machine takes between a commit and the look at it; less than a jump. */
const toleranceMs = 30_000;

/**
 * The clock of every process jumps, something is written meanwhile, and it jumps back. What is written then is taken
 * and dated by the true time, and a story under embargo stays where it is.
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
    // Its processes come and go: each is told until the lake dates by it.
    for (let isThere = false; !isThere; ) {
      for (const pid of allPids(dataDir)) tell(pid);
      await pause(pauseMs);
      isThere = Math.abs((await dateNow()) - Date.now() - offsetMs) < toleranceMs;
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
      if (embargoed === null) lost.push(`a story under embargo went out after a jump of ${offset} ms`);
      const begun = Date.now();
      const refusal = await attempt(() => updateStory(editor(), story.id, 'Written at the true time.'));
      if (refusal !== null) lost.push(`what is written after a jump of ${offset} ms is refused: ${refusal}`);
      const published = await editor().fetch<string[]>(
        '*[_type == "correction" && article._ref == $id].publishedAt',
        { id: story.id },
      );
      const isDatedRight = published.some((at) => Date.parse(at) >= begun && Date.parse(at) <= Date.now());
      if (!isDatedRight) lost.push(`what is written after a jump of ${offset} ms is dated ${published}`);
    } while (!isOver() && lost.length < 20);
  } finally {
    await jumpTo(0);
  }
  return { tried, lost };
};

/** Why it was refused; null where it was not. */
const attempt = (work: () => Promise<unknown>): Promise<string | null> =>
  work().then(
    () => null,
    (error: Error) => error.message,
  );

const tell = (pid: number): void => {
  try {
    process.kill(pid, 'SIGUSR2');
  } catch {
    // It has ended meanwhile.
  }
};
