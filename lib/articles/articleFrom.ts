import { isWebAddress } from '../addresses.ts';
import { markCorrectedPassages } from '../corrections/passages/markCorrectedPassages.ts';
import { publicCorrections, withoutPassages } from '../corrections/publicCorrections.ts';
import { findPicture } from '../images/imageUrl.ts';
import { bylineOf } from '../people/byline.ts';
import { publicChannels } from '../people/publicChannels.ts';
import type { ContactResult, PersonResult } from '../queryResults/people.ts';
import type { ArticleResult, SourceResult } from '../queryResults/story.ts';
import type { Article, Contact, Source, StoryAuthor } from './Article.ts';
import { bodyFrom } from './bodyFrom.ts';
import { liveCoverageFrom } from './live/liveCoverageFrom.ts';
import { relatedStories } from './page/relatedStories.ts';
import { withSourceNotes } from './page/sourceNotes.ts';
import { findRetractedAt } from './retraction.ts';
import { teaserFrom, teasersFrom } from './teaserFrom.ts';
import { translationsFrom } from './translations/translationsFrom.ts';

/** Returns a person, or null if their document is not published. */
const findAuthor = (result: PersonResult): StoryAuthor | null =>
  result.name
    ? {
        name: result.name,
        slug: result.slug ?? null,
        role: result.role ?? null,
        portrait: findPicture(result.portrait),
      }
    : null;

/** A contact with the channels that are valid at `now`. */
export const findContact = (result: ContactResult | null | undefined, now: Date): Contact | null =>
  result?.name
    ? {
        name: result.name,
        slug: result.slug ?? null,
        role: result.role ?? null,
        channels: publicChannels(result.channels, now),
      }
    : null;

/** An outlet without a name is named by its address. */
const sourceFrom = ({ outlet, title, url, partners }: SourceResult): Omit<Source, 'notes'> => ({
  outlet: outlet ?? URL.parse(url ?? '')?.hostname ?? '…',
  title: title ?? null,
  url: url && isWebAddress(url) ? url : null,
  partners: partners ?? [],
});

const isThere = <T>(value: T | null): value is T => value !== null;

/** The stories of a result that may be read next: all those of its topics and authors, each once. */
export const moreIn = ({ moreFromTopics, moreFromAuthors, moreFromSection }: ArticleResult) => {
  const ofSubjects = [...(moreFromTopics ?? []), ...(moreFromAuthors ?? [])].flatMap(
    ({ stories }) => stories ?? [],
  );
  return {
    ofSubjects: [...new Map(ofSubjects.map((other) => [other._id, other])).values()],
    ofSection: moreFromSection ?? [],
  };
};

export const maxMore = 4;
/** More than are shown: the text may lead to some of them, and topics have some of them too. */
export const maxOfSection = 12;

/** `next`: the stories that may be read next, without those that cannot be shown. */
type StoryOptions = { noBylineLine: string | null; now: Date; next?: ReturnType<typeof moreIn> };

/** A retracted story: keeps headline, names, dates and notes, and none of its text. */
const withoutText = {
  kicker: null,
  standfirst: null,
  dateline: null,
  leadImage: null,
  body: [],
  summary: null,
  keyPoints: [],
  sources: [],
  contacts: [],
  live: null,
  translations: [],
} satisfies Partial<Article>;

/**
 * Builds the story for its page: public corrections only, corrected passages marked, authors or the default
 * byline, valid contacts, and no text if retracted.
 *
 * @param now the time of rendering: channels expire and embargoes end by it.
 */
export const articleFrom = (
  result: ArticleResult,
  { noBylineLine, now, next = moreIn(result) }: StoryOptions,
): Article => {
  const { authors: _authors, ...story } = teaserFrom(result);
  const corrections = publicCorrections(
    [...(result.corrections ?? []), ...(result.entryCorrections ?? [])],
    story.publishedAt,
  );
  const ofStory = corrections.filter(({ entryId }) => entryId === undefined);
  const retractedAt = findRetractedAt(result.retractedAt ?? null, ofStory);
  const authors = result.noByline ? [] : (result.bylines ?? []).map(findAuthor).filter(isThere);
  const summary = result.summary ?? null;
  const sources = result.sources ?? [];
  const keys = sources.map(({ _key }) => _key ?? null);
  const body = bodyFrom(result.body, now, new Set(keys.filter(isThere)));
  const more = relatedStories(result, next, {
    max: maxMore,
    shown: body.flatMap((block) => (block._type === 'relatedStory' ? [block.story.id] : [])),
  });
  const noted = withSourceNotes(markCorrectedPassages(body, ofStory, { ...story, summary }), keys);
  const article: Article = {
    ...story,
    dateline: result.dateline ?? null,
    byline: bylineOf(authors, noBylineLine),
    topics: result.topics ?? [],
    body: noted.body,
    summary,
    sources: sources.map((source, index) => ({ ...sourceFrom(source), notes: noted.notes[index] ?? [] })),
    contacts: (result.contacts ?? []).map((contact) => findContact(contact, now)).filter(isThere),
    corrections,
    retractedAt,
    live: result.live ? liveCoverageFrom(result.live, corrections, now) : null,
    translations: translationsFrom(
      { _id: story.id, language: story.language },
      result.translations ?? [],
      now,
    ),
    more: { stories: teasersFrom(more.stories), areRelated: more.areRelated },
  };
  return retractedAt
    ? { ...article, ...withoutText, corrections: corrections.map(withoutPassages) }
    : article;
};
