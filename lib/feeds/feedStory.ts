import { escapeHTML } from '@portabletext/to-html';
import { bodyFrom } from '../articles/bodyFrom.ts';
import { lastChangedAt } from '../articles/lastModified.ts';
import { teaserFrom } from '../articles/teaserFrom.ts';
import { kindWords } from '../corrections/correctionWords.ts';
import { publicCorrections } from '../corrections/publicCorrections.ts';
import { describeStory } from '../structuredData/newsArticle.ts';
import type { WireFeedStory } from '../wire/story.ts';
import { bodyHtml } from './bodyHtml.ts';
import type { FeedStory } from './storyFeed.ts';

/** A story for a feed: its corrections first, as a reader of the feed may have read what was wrong. */
export const feedStoryFrom = (wire: WireFeedStory, siteUrl: string, now: Date): FeedStory => {
  const teaser = teaserFrom(wire);
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
