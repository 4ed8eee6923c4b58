import { markCorrectedPassages } from '../corrections/passages/markCorrectedPassages.ts';
import { publicCorrections, withoutPassages } from '../corrections/publicCorrections.ts';
import { findPicture } from '../images/imageUrl.ts';
import { bylineOf } from '../people/byline.ts';
import { publicChannels } from '../people/publicChannels.ts';
import type { WireContact, WirePerson } from '../wire/people.ts';
import type { WireArticle, WireSource } from '../wire/story.ts';
import type { Article, Contact, Source, StoryAuthor } from './Article.ts';
import { bodyFrom } from './bodyFrom.ts';
import { findRetractedAt } from './retraction.ts';
import { teaserFrom, teasersFrom } from './teaserFrom.ts';

/** Returns a person, or null if their document is not published. */
const findAuthor = (wire: WirePerson): StoryAuthor | null =>
  wire.name
    ? {
        name: wire.name,
        slug: wire.slug ?? null,
        role: wire.role ?? null,
        portrait: findPicture(wire.portrait),
      }
    : null;

/** A contact with the channels that are valid at `now`. */
export const findContact = (wire: WireContact | null | undefined, now: Date): Contact | null =>
  wire?.name
    ? {
        name: wire.name,
        slug: wire.slug ?? null,
        role: wire.role ?? null,
        channels: publicChannels(wire.channels, now),
      }
    : null;

/** Links only http and https URLs: other schemes could run script in the page. */
const sourceFrom = ({ outlet, title, url, partners }: WireSource): Source => ({
  outlet: outlet ?? 'Source',
  title: title ?? null,
  url: url && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : null,
  partners: partners ?? [],
});

const isThere = <T>(value: T | null): value is T => value !== null;

/** A retracted story: keeps headline, names, dates and notes, and none of its text. */
const nothingTold = {
  kicker: null,
  standfirst: null,
  dateline: null,
  leadImage: null,
  body: [],
  summary: null,
  keyPoints: [],
  sources: [],
  contacts: [],
} satisfies Partial<Article>;

/**
 * Builds the story for its page: public corrections only, corrected passages marked, authors or the default
 * byline, valid contacts, and no text if retracted.
 *
 * @param now the time of rendering: channels expire and embargoes end by it.
 */
export const articleFrom = (
  wire: WireArticle,
  { noBylineLine, now }: { noBylineLine: string | null; now: Date },
): Article => {
  const { authors: _authors, ...story } = teaserFrom(wire);
  const corrections = publicCorrections(wire.corrections ?? [], story.publishedAt);
  const retractedAt = findRetractedAt(wire.retractedAt ?? null, corrections);
  const authors = wire.noByline ? [] : (wire.bylines ?? []).map(findAuthor).filter(isThere);
  const summary = wire.summary ?? null;
  const article: Article = {
    ...story,
    dateline: wire.dateline ?? null,
    byline: bylineOf(authors, noBylineLine),
    topics: wire.topics ?? [],
    body: markCorrectedPassages(bodyFrom(wire.body, now), corrections, { ...story, summary }),
    summary,
    sources: (wire.sources ?? []).map(sourceFrom),
    contacts: (wire.contacts ?? []).map((contact) => findContact(contact, now)).filter(isThere),
    corrections,
    retractedAt,
    moreFromSection: teasersFrom(wire.moreFromSection),
  };
  return retractedAt
    ? { ...article, ...nothingTold, corrections: corrections.map(withoutPassages) }
    : article;
};
