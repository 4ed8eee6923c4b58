import type { Teaser } from '../../content/Teaser.ts';

/**
 * Takes so many of the offered stories that stand nowhere else, and remembers their places.
 *
 * @param shown the ids of the stories with a place. It grows.
 */
export const takerOf =
  (shown: Set<string>) =>
  (offered: Teaser[], count: number): Teaser[] => {
    const taken: Teaser[] = [];
    for (const story of offered) {
      if (taken.length >= count) break;
      if (shown.has(story.id)) continue;
      shown.add(story.id);
      taken.push(story);
    }
    return taken;
  };
