import { absolute, articlePath, correctionPath } from '../../addresses.ts';
import type { Article } from '../../articles/Article.ts';
import { lastChangedAt } from '../../articles/lastModified.ts';
import type { Correction } from '../../corrections/Correction.ts';
import { noteWords } from '../../corrections/correctionWords.ts';
import { laterOf } from '../../dates/instants.ts';
import { bodyHtml } from '../../feeds/bodyHtml.ts';
import { listNames } from '../../people/byline.ts';
import type { Channel } from '../../people/publicChannels.ts';
import { wordsOf } from '../../words/wordsOf.ts';
import type { ExportedStory } from './ExportedStory.ts';
import { said } from './said.ts';

/** What several formats say of a story. */

export const storyAddress = ({ article, siteUrl }: ExportedStory): string =>
  absolute(articlePath(article.slug), siteUrl);

export const noteAddress = ({ article, siteUrl }: ExportedStory, correction: Correction): string =>
  absolute(correctionPath(article.slug, correction.id), siteUrl);

/** ISO 8601 with time and zone, from an instant or a day. */
export const instantOf = (at: string): string => new Date(at).toISOString();

/** When the story was last changed, a correction or its retraction included. */
export const changedAt = (article: Article): string => {
  const at = lastChangedAt(article);
  return instantOf(laterOf(at, article.retractedAt) ?? at);
};

export const bylineWords = ({ article: { byline, language }, site }: ExportedStory): string =>
  byline.kind === 'named'
    ? listNames(
        byline.authors.map(({ name }) => name),
        language,
      )
    : (byline.line ?? wordsOf(site)('story.noByline'));

/** What formats with named fields say of a correction. */
export const correctionFields = (correction: Correction, story: ExportedStory) =>
  said({
    kind: correction.kind,
    severity: correction.severity,
    published: correction.publishedAt,
    note: noteWords(correction, wordsOf(story.site)),
    was: correction.was,
    is: correction.is,
    affects: correction.affects,
    superseded: correction.isSuperseded || null,
    url: noteAddress(story, correction),
  });

/** `Correction, 2026-11-24T14:33:00.000Z: …`: a note that stands alone, with a date that programs read. */
export const notePlain = (correction: Correction, { site }: ExportedStory): string => {
  const words = wordsOf(site);
  const later = correction.isSuperseded ? ` ${words('corrections.replaced')}` : '';
  return `${words(`kinds.${correction.kind}`)}, ${instantOf(correction.publishedAt)}: ${noteWords(correction, words)}${later}`;
};

/** Well-formed XHTML within one element. */
export const bodyXhtml = (story: ExportedStory): string =>
  `<div xmlns="http://www.w3.org/1999/xhtml" xml:lang="${story.article.language}">${wholeBodyHtml(story)}</div>`;

/** The body as exports have it. */
export const wholeBodyHtml = ({ article, site, siteUrl, addressOf, fileAddressOf }: ExportedStory): string =>
  bodyHtml(
    article.body,
    { siteUrl, words: wordsOf(site), isWhole: true },
    { ofPicture: addressOf, ofFile: fileAddressOf },
  );

/** What is known of a channel beside its kind, value and label: of each the name and value. */
export const channelDetails = ({ fingerprint, verifiedAt, expiresAt }: Channel): [string, string][] =>
  Object.entries({ fingerprint, verifiedAt, expiresAt }).flatMap(([name, value]): [string, string][] =>
    value === null ? [] : [[name, value]],
  );

/** The year of the copyright notice. */
export const copyrightNotice = ({ article, site }: ExportedStory): string =>
  `© ${instantOf(article.publishedAt).slice(0, 4)} ${site.publisher.legalName ?? site.publisher.name}`;

/** No story says more about its use. */
export const usageTerms = 'All rights reserved.';
