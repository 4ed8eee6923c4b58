import type { ReadArchive } from './ArchivedStory.ts';
import { readDrupal } from './read/drupal/readDrupal.ts';
import { readFeed } from './read/feeds/readFeed.ts';
import { readGhost } from './read/ghost/readGhost.ts';
import { readMarkdown } from './read/markdown/readMarkdown.ts';
import { readMedium } from './read/medium/readMedium.ts';
import { readNewsml } from './read/newsml/readNewsml.ts';
import { readNinjs } from './read/ninjs/readNinjs.ts';
import { readHtmlPages, readWordFiles } from './read/pages/readPages.ts';
import { readSanity } from './read/sanity/readSanity.ts';
import { readSubstack } from './read/substack/readSubstack.ts';
import { readWordPress } from './read/wordpress/readWordPress.ts';

/** The formats of archives, by the name after `--from`. */
export const archiveFormats: ReadonlyMap<string, ReadArchive> = new Map([
  ['wordpress', readWordPress],
  ['ghost', readGhost],
  ['medium', readMedium],
  ['substack', readSubstack],
  ['drupal', readDrupal],
  ['rss', readFeed],
  ['ninjs', readNinjs],
  ['newsml', readNewsml],
  ['html', readHtmlPages],
  ['docx', readWordFiles],
  ['markdown', readMarkdown],
  ['sanity', readSanity],
]);
