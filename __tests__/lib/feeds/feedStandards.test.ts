import { articleFrom } from '../../../lib/articles/articleFrom.ts';
import type { LoggedCorrection } from '../../../lib/corrections/Correction.ts';
import { correctionsFeed } from '../../../lib/feeds/correctionsFeed.ts';
import { atom, type FeedFormat, jsonFeed, rss } from '../../../lib/feeds/feedFormats.ts';
import { feedStoryFrom, retractedStoryFrom } from '../../../lib/feeds/feedStory.ts';
import { storyFeed } from '../../../lib/feeds/storyFeed.ts';
import { wordsOf } from '../../../lib/words/wordsOf.ts';
import { jsonFeedProblems } from '../../fixtures/schemas/jsonProblems.ts';
import { xmlProblems } from '../../fixtures/schemas/xmlProblems.ts';
import { site } from '../../fixtures/story.ts';
import { hostile, wholeStory } from '../../fixtures/wholeStory.ts';

const words = wordsOf({ language: 'en' });

const siteUrl = 'https://news.example.org';
const now = new Date('2026-11-25T12:00:00Z');
const bare = {
  kicker: null,
  standfirst: null,
  section: null,
  authors: null,
  leadImage: null,
  keyPoints: null,
  summary: null,
  corrections: null,
  body: null,
};
const stories = [
  feedStoryFrom(wholeStory(), { siteUrl, words }, now),
  feedStoryFrom(
    wholeStory({ ...bare, _id: 'bare', slug: 'bare', language: 'pt-BR' }),
    { siteUrl, words },
    now,
  ),
  retractedStoryFrom(
    { ...wholeStory(), _id: 'gone', slug: 'gone', retractedAt: '2026-11-25T10:00:00Z' },
    words,
  ),
];
const named = { ...site, title: `The ${hostile}`, tagline: `Read ${hostile}` };
const subject = { title: named.title, description: `All of ${hostile}`, path: '/topics/water', stories };

const notes: LoggedCorrection[] = articleFrom(wholeStory(), {
  noBylineLine: site.noBylineLine,
  now,
}).corrections.map((correction, index) => ({
  ...correction,
  section: null,
  article: index === 0 ? { headline: `A ${hostile}`, slug: 'a-story', retractedAt: null } : null,
}));

/** Each feed of the site in one format. */
const write = (format: FeedFormat) => {
  const options = { site: named, siteUrl, format };
  return {
    'a topic': storyFeed(subject, { ...options, hub: 'https://hub.example.org/' }),
    'a site without a story': storyFeed({ ...subject, path: '/', description: null, stories: [] }, options),
    corrections: correctionsFeed({ corrections: notes, archive: null, archives: 3 }, options),
    'archived corrections': correctionsFeed({ corrections: notes, archive: 2, archives: 3 }, options),
    'no correction': correctionsFeed({ corrections: [], archive: null, archives: 0 }, options),
  };
};

const standards: [string, FeedFormat, (text: string) => string[] | Promise<string[]>][] = [
  ['the schema of Atom', atom, (text) => xmlProblems(text, 'atom.rng')],
  ['the schema of RSS', rss, (text) => xmlProblems(text, 'rss.rng')],
  ['the rules of JSON Feed', jsonFeed, (text) => jsonFeedProblems(JSON.parse(text))],
];

describe.each(standards)('by %s', (_, format, problemsOf) => {
  it.each(Object.entries(write(format)))('the feed of %s is valid', async (_name, text) => {
    expect(await problemsOf(text)).toEqual([]);
  });
});

it('a feed that is not valid has problems', async () => {
  const texts = standards.map(([, format]) => write(format)['a topic']);
  const [atomText = '', rssText = '', jsonText = ''] = texts;
  expect(await xmlProblems(atomText.replace(/<updated>[^<]*/, '<updated>today'), 'atom.rng')).not.toEqual([]);
  expect(await xmlProblems(rssText.replace(/<pubDate>[^<]*/, '<pubDate>today'), 'rss.rng')).not.toEqual([]);
  expect(jsonFeedProblems({ ...JSON.parse(jsonText), author: { name: 'A' } })).not.toEqual([]);
});
