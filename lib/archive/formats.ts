import type { ReadArchive } from './ArchivedStory.ts';
import { readFeed } from './read/feeds/readFeed.ts';
import { readGhost } from './read/ghost/readGhost.ts';
import { readMedium } from './read/medium/readMedium.ts';
import { readSubstack } from './read/substack/readSubstack.ts';
import { readWordPress } from './read/wordpress/readWordPress.ts';

/** The formats of archives, by the name after `--from`. */
export const archiveFormats: ReadonlyMap<string, ReadArchive> = new Map([
  ['wordpress', readWordPress],
  ['ghost', readGhost],
  ['medium', readMedium],
  ['substack', readSubstack],
  ['rss', readFeed],
]);
