import { escapeHTML } from '@portabletext/to-html';
import { bodyFrom, type WireBlock } from '../articles/bodyFrom.ts';
import { lastChangedAt } from '../articles/lastModified.ts';
import { findTeaser, type WireTeaser } from '../articles/teaserFrom.ts';
import { kindWords } from '../corrections/correctionWords.ts';
import { publicCorrections, type WireCorrection } from '../corrections/publicCorrections.ts';
import { describeStory } from '../structuredData/newsArticle.ts';
import { bodyHtml } from './bodyHtml.ts';
import type { FeedStory } from './storyFeed.ts';

/** A story as the feeds' queries tell it. */
export type WireFeedStory = WireTeaser & {
  summary?: string | null;
  body?: WireBlock[] | null;
  corrections?: WireCorrection[] | null;
};

/** A story for a feed: its corrections first, as a reader of the feed may have read what was wrong. */
export const findFeedStory = (wire: WireFeedStory, siteUrl: string, now: Date): FeedStory | null => {
  const teaser = findTeaser(wire);
  if (!teaser) return null;
  const corrections = publicCorrections(wire.corrections ?? [], teaser.publishedAt);
  const notes = corrections.map(
    ({ kind, note }) => `<p><strong>${kindWords[kind].one}:</strong> ${escapeHTML(note)}</p>`,
  );
  return {
    ...teaser,
    description: describeStory({ summary: wire.summary ?? null, standfirst: teaser.standfirst }),
    changedAt: lastChangedAt({ ...teaser, corrections }),
    html: notes.join('') + bodyHtml(bodyFrom(wire.body, now), siteUrl),
  };
};
