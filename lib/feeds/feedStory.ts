import { escapeHTML } from '@portabletext/to-html';
import { bodyFrom } from '../articles/bodyFrom.ts';
import { lastChangedAt } from '../articles/lastModified.ts';
import { retractionNotice } from '../articles/retraction.ts';
import { teaserFrom } from '../articles/teaserFrom.ts';
import type { Correction } from '../corrections/Correction.ts';
import { noteWords } from '../corrections/correctionWords.ts';
import { publicCorrections } from '../corrections/publicCorrections.ts';
import { laterOf } from '../dates/instants.ts';
import type { FeedStoryResult, RetractedResult } from '../queryResults/story.ts';
import { describeStory } from '../structuredData/newsArticle.ts';
import type { Words } from '../words/wordsOf.ts';
import { bodyHtml } from './bodyHtml.ts';
import type { FeedStory } from './storyFeed.ts';

/** `words` in the language of the publication. */
export type FeedSetting = { siteUrl: string; words: Words };

const noteHtml = (correction: Correction, words: Words): string =>
  `<p>${words.markup('page.labelled', {
    strong: (label) => `<strong>${label}</strong>`,
    label: words(`kinds.${correction.kind}`),
    text: escapeHTML(noteWords(correction, words)),
  })}</p>`;

/** The notes of what was corrected, before the text. */
export const notesHtml = (corrections: Correction[], words: Words): string =>
  corrections.map((correction) => noteHtml(correction, words)).join('');

/** Builds a feed entry. Corrections come first, since subscribers may have read the error. */
export const feedStoryFrom = (result: FeedStoryResult, setting: FeedSetting, now: Date): FeedStory => {
  const { words } = setting;
  const teaser = teaserFrom(result);
  const corrections = publicCorrections(result.corrections ?? [], teaser.publishedAt);
  const { standfirst } = teaser;
  return {
    ...teaser,
    retractedAt: null,
    description: describeStory(
      { summary: result.summary ?? null, standfirst, retractedAt: null, corrections },
      words,
    ),
    changedAt: lastChangedAt({ ...teaser, corrections }),
    html: notesHtml(corrections, words) + bodyHtml(bodyFrom(result.body, now), setting),
  };
};

/** Builds the feed entry of a retracted story: its notes instead of its text. */
export const retractedStoryFrom = (result: RetractedResult, words: Words): FeedStory => {
  const teaser = teaserFrom(result);
  const { retractedAt } = result;
  const corrections = publicCorrections(result.corrections ?? [], teaser.publishedAt);
  const description = retractionNotice(corrections, words);
  const changedAt = lastChangedAt({ ...teaser, corrections });
  return {
    ...teaser,
    retractedAt,
    description,
    changedAt: laterOf(changedAt, retractedAt) ?? changedAt,
    html: notesHtml(corrections, words) || `<p>${escapeHTML(description)}</p>`,
  };
};

/** The number of stories in a feed. Retracted ones of the same period are added after them. */
export const maxFeedStories = 40;

/**
 * The entries of a feed. Retracted stories come last: feed readers that have them see the change, and others do
 * not see them first.
 */
export const feedStories = (stories: FeedStory[], retracted: FeedStory[]): FeedStory[] => {
  const isFull = stories.length >= maxFeedStories;
  const oldest = Math.min(...stories.map(({ publishedAt }) => Date.parse(publishedAt)));
  return [...stories, ...retracted.filter(({ publishedAt }) => !isFull || Date.parse(publishedAt) >= oldest)];
};
