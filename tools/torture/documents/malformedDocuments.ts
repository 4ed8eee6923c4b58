import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  malformedStories,
  type StoredStory,
  soundStory,
} from '../../../__tests__/fixtures/malformedStories.ts';
import type { Losses } from '../crashes/killedWriters.ts';
import type { Newsroom } from '../newsroom.ts';
import { anyJson } from '../requests/fuzzRoutes.ts';

const pauseMs = 50;

/**
 * Publishes stories that break the schema in one place. The lake must either reject a story or readers must be able to
 * read it.
 */
export const publishMalformed = async (
  { origin, editor }: Newsroom,
  isOver: () => boolean,
): Promise<Losses> => {
  const tried = { stories: 0, rejected: 0 };
  const lost: string[] = [];
  const known = malformedStories.map(({ story }) => story);
  do {
    const story: StoredStory = {
      ...(known.pop() ?? mutated(soundStory(''))),
      _id: `malformed-${randomUUID()}`,
    };
    const outcome = await editor()
      .createOrReplace(story)
      .then(
        () => 200,
        (error: { statusCode?: number; message: string }) => error.statusCode ?? error.message,
      );
    tried.stories += 1;
    const words = JSON.stringify(story).slice(0, 500);
    if (outcome === 200) {
      const { current } = story.slug as { current: string };
      const { status } = await fetch(`${origin}/articles/${encodeURIComponent(current)}`);
      if (status !== 200)
        lost.push(`the lake accepted a story that readers cannot read (${status}): ${words}`);
    } else if (typeof outcome === 'number' && outcome >= 400 && outcome < 500) tried.rejected += 1;
    else lost.push(`${outcome} to ${words}`);
    await pause(pauseMs);
  } while (!isOver() && lost.length < 20);
  return { tried, lost };
};

/** A story with a new address and a random value in a random other place. */
const mutated = (story: StoredStory): StoredStory => {
  const { _id, _type, slug: _slug, ...fields } = story;
  const copy: Record<string, unknown> = structuredClone(fields);
  replaceSomewhere(copy);
  return { ...copy, _id, _type, slug: { _type: 'slug', current: randomUUID() } };
};

const replaceSomewhere = (node: Record<string, unknown>): void => {
  const keys = Object.keys(node);
  const key = keys[randomInt(Math.max(1, keys.length))];
  if (key === undefined) return;
  const below = node[key];
  if (typeof below === 'object' && below !== null && randomInt(3) > 0)
    replaceSomewhere(below as Record<string, unknown>);
  else node[key] = anyJson(3);
};
