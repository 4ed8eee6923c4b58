import type { SanityClient } from '@sanity/client';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { z } from 'zod';
import { ArticlePage } from '../../../../components/article/ArticlePage.tsx';
import { ListPage } from '../../../../components/lists/ListPage.tsx';
import { PersonPage } from '../../../../components/lists/PersonPage.tsx';
import { LiveUpdates } from '../../../../components/live/LiveUpdates.tsx';
import { SitePage } from '../../../../components/page/SitePage.tsx';
import { writeHtml } from '../../../../lib/archive/write/html.ts';
import { writeNewsml } from '../../../../lib/archive/write/newsml.ts';
import { writeNinjs } from '../../../../lib/archive/write/ninjs.ts';
import { wholeAddress } from '../../../../lib/archive/write/picturesIn.ts';
import type { Article } from '../../../../lib/articles/Article.ts';
import {
  articleFrom,
  findContact,
  maxMore,
  maxOfSection,
  moreIn,
} from '../../../../lib/articles/articleFrom.ts';
import { liveEntryFrom } from '../../../../lib/articles/live/liveCoverageFrom.ts';
import { withEntries } from '../../../../lib/articles/live/withEntries.ts';
import { teasersFrom } from '../../../../lib/articles/teaserFrom.ts';
import { articleMarkdown } from '../../../../lib/feeds/articleMarkdown.ts';
import { entryFeed } from '../../../../lib/feeds/entryFeed.ts';
import { feedFormats } from '../../../../lib/feeds/feedFormats.ts';
import { feedStories, feedStoryFrom, retractedStoryFrom } from '../../../../lib/feeds/feedStory.ts';
import { ninjsFeed } from '../../../../lib/feeds/ninjsFeed.ts';
import { type FeedSubject, storyFeed, writeFeed } from '../../../../lib/feeds/storyFeed.ts';
import { findPicture } from '../../../../lib/images/imageUrl.ts';
import { storyMetadata } from '../../../../lib/metadata/pageMetadata.ts';
import { personPage, siteFeed, storyList, subjectFeed } from '../../../../lib/queryResults/lists.ts';
import { liveEntries } from '../../../../lib/queryResults/live.ts';
import { parseResult } from '../../../../lib/queryResults/parseResult.ts';
import { site as siteSchema } from '../../../../lib/queryResults/site.ts';
import { newsEntries, story } from '../../../../lib/queryResults/story.ts';
import { pagesAbove } from '../../../../lib/sections/pagesAbove.ts';
import type { Site } from '../../../../lib/site.ts';
import { siteFrom } from '../../../../lib/siteFrom.ts';
import { newsSitemap } from '../../../../lib/sitemaps/sitemaps.ts';
import { newsArticle } from '../../../../lib/structuredData/newsArticle.ts';
import { newsOrganization } from '../../../../lib/structuredData/newsOrganization.ts';
import { profilePage } from '../../../../lib/structuredData/profilePage.ts';
import { wordsOf } from '../../../../lib/words/wordsOf.ts';
import { articleBySlugQuery } from '../../../../sanity/queries/article.ts';
import {
  newsSitemapQuery,
  personFeedQuery,
  sectionFeedQuery,
  siteFeedQuery,
  topicFeedQuery,
} from '../../../../sanity/queries/feeds.ts';
import { personBySlugQuery, sectionBySlugQuery, topicBySlugQuery } from '../../../../sanity/queries/lists.ts';
import { liveEntriesQuery } from '../../../../sanity/queries/live.ts';
import { siteQuery } from '../../../../sanity/queries/site.ts';
import { theme } from '../../../fixtures/theme.ts';

const siteUrl = 'https://news.example.org';
const maxStories = 50;

type Reader = {
  read: <Out>(schema: z.ZodType<Out>, query: string, params?: Record<string, unknown>) => Promise<Out>;
  site: Site;
  now: Date;
};

const draw = (page: ReactElement): string => renderToStaticMarkup(page);
const json = (value: unknown): string => JSON.stringify(value);

const pageOf = (article: Article, { site, now }: Reader): Record<string, string> => ({
  page: draw(
    <SitePage site={site} receipt={{ tags: [], readAt: null }}>
      <ArticlePage
        article={article}
        site={site}
        now={now.toISOString()}
        updates={<LiveUpdates article={article} site={site} />}
      />
    </SitePage>,
  ),
  metadata: json(storyMetadata(article, site)),
  structuredData: json(newsArticle(article, site, siteUrl)),
});

const filesOf = async (article: Article, { read, site, now }: Reader): Promise<Record<string, string>> => {
  const found = await read(liveEntries, liveEntriesQuery, { id: article.id, first: 0, end: maxStories });
  const entries = (found ?? []).map((entry) => liveEntryFrom(entry, article.corrections, now));
  const whole = {
    article: withEntries(article, entries, site),
    site,
    siteUrl,
    addressOf: wholeAddress,
    fileAddressOf: (address: string) => address,
  };
  const feed = entryFeed(article, entries, { site, siteUrl });
  return {
    markdown: articleMarkdown(whole.article, site, siteUrl),
    ninjs: writeNinjs(whole),
    newsml: writeNewsml(whole),
    html: writeHtml(whole),
    entries: writeFeed(feed, { site, siteUrl, format: feedFormats['feed.json'] }),
  };
};

const readStory = async (slug: string, reader: Reader): Promise<Record<string, string>> => {
  const { read, site, now } = reader;
  const result = await read(story, articleBySlugQuery, { slug, more: maxMore, moreOfSection: maxOfSection });
  if (!result) return { page: 'There is none.' };
  const { ofSubjects, ofSection } = moreIn(result);
  const next = { ofSubjects: ofSubjects ?? [], ofSection: ofSection ?? [] };
  const article = articleFrom(result, { noBylineLine: site.noBylineLine, now, next });
  return { ...pageOf(article, reader), ...(await filesOf(article, reader)) };
};

const readFeed = async (
  query: string,
  slug: string | null,
  { read, site, now }: Reader,
): Promise<Record<string, string>> => {
  const params = { maxStories, ...(slug === null ? {} : { slug }) };
  const found = slug === null ? await read(siteFeed, query, params) : await read(subjectFeed, query, params);
  if (!found) return { feed: 'There is none.' };
  const words = wordsOf(site);
  const about = { title: site.title, description: site.tagline, ...found };
  const subject: FeedSubject = {
    title: `${about.title}`,
    description: about.description ?? null,
    path: '/',
    stories: feedStories(
      (found.stories ?? []).map((result) => feedStoryFrom(result, { siteUrl, words }, now)),
      (found.retracted ?? []).map((result) => retractedStoryFrom(result, words)),
    ),
  };
  const formats = Object.entries(feedFormats).map(([name, format]): [string, string] => [
    name,
    storyFeed(subject, { site, siteUrl, format }),
  ]);
  return { ...Object.fromEntries(formats), ninjs: ninjsFeed(subject, { site, siteUrl }) };
};

const readList = async (query: string, slug: string, { read, site }: Reader): Promise<string> => {
  const found = await read(storyList, query, { slug, maxStories });
  if (!found) return 'There is none.';
  const list = {
    title: found.title,
    slug: found.slug,
    description: found.description ?? null,
    above: pagesAbove(found.slug, found.parent),
    parts: found.parts ?? [],
    stories: teasersFrom(found.stories),
    older: null,
  };
  return draw(<ListPage list={list} site={site} path="/" />);
};

const readPerson = async (slug: string, { read, site, now }: Reader): Promise<string> => {
  const found = await read(personPage, personBySlugQuery, { slug, maxStories });
  const contact = findContact(found, now);
  if (!found || !contact) return 'There is none.';
  const person = {
    name: contact.name,
    slug,
    role: contact.role,
    biography: found.biography ?? null,
    portrait: findPicture(found.portrait),
    expertise: found.expertise ?? [],
    languages: found.languages ?? [],
    beats: found.beats ?? [],
    contact,
    stories: teasersFrom(found.stories),
    older: null,
  };
  return draw(<PersonPage person={person} site={site} />) + json(profilePage(person, site, siteUrl));
};

export type Addresses = { stories: string[]; section: string; topic: string; person: string };

/**
 * What readers see of stories and of what they refer to, by name: their pages with structured data, the feeds, the files in
 * other formats, the pages of their section, topic and writer. Made by the functions that make the pages of the site.
 *
 * @param now the moment at which it is read: notes and channels depend on it.
 */
export const whatReadersSee = async (
  client: SanityClient,
  { stories, section, topic, person }: Addresses,
  now: Date,
): Promise<Record<string, string>> => {
  const read: Reader['read'] = async (schema, query, params = {}) =>
    parseResult(schema, await client.fetch(query, params)).value;
  const site = siteFrom(await read(siteSchema, siteQuery), theme);
  const reader: Reader = { read, site, now };
  const seen: Record<string, string | Record<string, string>> = {
    organization: json(newsOrganization(site, siteUrl)),
    newsSitemap: newsSitemap(
      ((await read(newsEntries, newsSitemapQuery, { since: '2000-01-01T00:00:00Z' })) ?? []).map((entry) => ({
        ...entry,
        language: entry.language ?? 'en',
      })),
      site,
      siteUrl,
      now,
    ),
    feedOfSite: await readFeed(siteFeedQuery, null, reader),
    feedOfSection: await readFeed(sectionFeedQuery, section, reader),
    feedOfTopic: await readFeed(topicFeedQuery, topic, reader),
    feedOfPerson: await readFeed(personFeedQuery, person, reader),
    section: await readList(sectionBySlugQuery, section, reader),
    topic: await readList(topicBySlugQuery, topic, reader),
    person: await readPerson(person, reader),
  };
  for (const slug of stories) seen[slug] = await readStory(slug, reader);
  return Object.fromEntries(
    Object.entries(seen).flatMap(([name, text]): [string, string][] =>
      typeof text === 'string'
        ? [[name, text]]
        : Object.entries(text).map(([format, one]) => [`${name} ${format}`, one]),
    ),
  );
};
