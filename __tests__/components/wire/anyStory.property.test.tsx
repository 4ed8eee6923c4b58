/** @jest-environment node */
import fc from 'fast-check';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { convert } from 'xmlbuilder2';
import { ArticlePage } from '../../../components/article/ArticlePage.tsx';
import { CorrectionsPage } from '../../../components/corrections/CorrectionsPage.tsx';
import { FrontPage } from '../../../components/front/FrontPage.tsx';
import { ListPage } from '../../../components/lists/ListPage.tsx';
import { PersonPage } from '../../../components/lists/PersonPage.tsx';
import { SitePage } from '../../../components/page/SitePage.tsx';
import { arrangeFront } from '../../../lib/articles/arrangeFront.ts';
import { articleFrom, findContact } from '../../../lib/articles/articleFrom.ts';
import { teasersFrom } from '../../../lib/articles/teaserFrom.ts';
import { correctionLog } from '../../../lib/corrections/log/correctionLog.ts';
import { wholeLog } from '../../../lib/corrections/log/logAddress.ts';
import { articleMarkdown } from '../../../lib/feeds/articleMarkdown.ts';
import { correctionsFeed } from '../../../lib/feeds/correctionsFeed.ts';
import { feedFormats } from '../../../lib/feeds/feedFormats.ts';
import { feedStories, feedStoryFrom, retractedStoryFrom } from '../../../lib/feeds/feedStory.ts';
import { siteGuide } from '../../../lib/feeds/siteGuide.ts';
import { storyFeed } from '../../../lib/feeds/storyFeed.ts';
import { storyMetadata } from '../../../lib/metadata/pageMetadata.ts';
import { siteFrom } from '../../../lib/siteFrom.ts';
import { newsSitemap, sitemap } from '../../../lib/sitemaps/sitemaps.ts';
import { escapeJson } from '../../../lib/structuredData/escapeJson.ts';
import { newsArticle } from '../../../lib/structuredData/newsArticle.ts';
import { logPage } from '../../../lib/wire/correction.ts';
import { front, personPage, siteFeed, storyList } from '../../../lib/wire/lists.ts';
import { readWire, UnreadableError } from '../../../lib/wire/readWire.ts';
import { site as siteSchema } from '../../../lib/wire/site.ts';
import { newsEntries, sitemapFile, story } from '../../../lib/wire/story.ts';
import { site } from '../../fixtures/story.ts';
import { wireStory } from '../../fixtures/wireStory.ts';

const now = new Date('2026-11-25T12:00:00Z');
const siteUrl = 'https://news.example.org';
const options = { site, siteUrl };

/** What a client may have written in place of a field. */
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }),
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    '\ud83c',
    '\u0000\u0008',
    ']]>]]>',
    '<script>',
    'constructor',
    '__proto__',
    'toString',
    '..',
    'a/b',
    '%',
    'x'.repeat(300_000),
    'not a date',
    '+275760-09-13T00:00:00.000Z',
    '0001-01-01T00:00:00Z',
    '2026-02-31T00:00:00Z',
    'javascript:alert(1)',
    'https://[',
    'https://example.org/%E0%A4%A',
    '//',
    999_999,
    -1,
    1e308,
    {},
    [],
    [null],
    [[]],
    [{}],
    { _type: 'constructor' },
  ),
);

type Path = (string | number)[];

const pathsIn = (value: unknown): Path[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): Path[] => [
    [key],
    ...pathsIn(inner).map((path) => [key, ...path]),
  ]);
};

const put = (root: unknown, path: Path, value: unknown): void => {
  let at = root as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) {
    const next = at[key];
    // What stood there was replaced by another change.
    if (typeof next !== 'object' || next === null) return;
    at = next as Record<string | number, unknown>;
  }
  at[path.at(-1) ?? ''] = value;
};

/** A story in which up to three fields are something else. */
const broken = (make: () => unknown) =>
  fc
    .array(fc.tuple(fc.constantFrom(...pathsIn(make())), anything), { minLength: 1, maxLength: 3 })
    .map((changes) => {
      const wire = make();
      for (const [path, value] of changes) put(wire, path, structuredClone(value));
      return wire;
    });

const draw = (page: ReactElement): string => renderToStaticMarkup(page);

const isWellFormedXml = (text: string): void => {
  expect(() => convert(text, { format: 'object' })).not.toThrow();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  expect(text).not.toMatch(/[\0-\x08\x0B\x0C\x0E-\x1F]/);
  expect(text.isWellFormed()).toBe(true);
};

const sound = () => ({ ...wireStory(), _id: 'sound', slug: 'sound-story' });

describe('a story with anything in place of any field', () => {
  it('is shown in full by each of its pages, or is told of as unreadable', () => {
    fc.assert(
      fc.property(broken(wireStory), (wire) => {
        let read: ReturnType<typeof readWire<ReturnType<typeof story.parse>>>;
        try {
          read = readWire(story, wire);
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableError);
          return;
        }
        const article = read.value && articleFrom(read.value, { noBylineLine: null, now });
        if (!article) return;
        draw(<ArticlePage article={article} site={site} />);
        articleMarkdown(article, site, siteUrl);
        escapeJson(newsArticle(article, site, siteUrl));
        storyMetadata(article);
      }),
      { numRuns: 400 },
    );
  }, 120_000);

  it('is left out of lists and feeds or shown in them, and the sound ones always are', () => {
    fc.assert(
      fc.property(broken(wireStory), (wire) => {
        const list = () => [sound(), structuredClone(wire)];
        const taken = () => ({ ...(wire as object), retractedAt: '2026-11-21T08:00:00Z' });
        const { value: feed } = readWire(siteFeed, {
          stories: list(),
          retracted: [structuredClone(taken())],
        });
        const stories = feedStories(
          (feed.stories ?? []).map((one) => feedStoryFrom(one, siteUrl, now)),
          (feed.retracted ?? []).map(retractedStoryFrom),
        );
        const subject = { title: 'The Proof', description: null, path: '/', stories };
        for (const format of Object.values(feedFormats)) {
          const text = storyFeed(subject, { ...options, format });
          expect(text).toContain('/articles/sound-story');
          if (format !== feedFormats['feed.json']) isWellFormedXml(text);
        }
        const { value: page } = readWire(front, {
          stories: list(),
          sections: [{ title: 'Tech', slug: 'tech', stories: list() }, wire],
          corrections: [{ ...sound().corrections[0], article: sound() }, wire],
        });
        const teasers = teasersFrom(page.stories);
        expect(teasers[0]?.slug).toBe('sound-story');
        const strips = (page.sections ?? []).map((section) => ({
          section,
          stories: teasersFrom(section.stories),
        }));
        const arranged = arrangeFront(teasers, strips);
        draw(<FrontPage site={site} front={arranged} corrections={[]} now={now.toISOString()} />);
        siteGuide(site, teasers, siteUrl);
        const { value: section } = readWire(storyList, { title: 'Tech', slug: 'tech', stories: list() });
        const river = {
          title: 'Tech',
          slug: 'tech',
          description: null,
          stories: teasersFrom(section?.stories),
        };
        expect(draw(<ListPage list={river} site={site} feedPath={null} />)).toContain('sound-story');
        const { value: entries } = readWire(newsEntries, list());
        isWellFormedXml(
          newsSitemap(
            (entries ?? []).map((entry) => ({ ...entry, language: entry.language ?? 'en' })),
            site,
            siteUrl,
            now,
          ),
        );
        const { value: file } = readWire(sitemapFile, { stories: list(), corrections: [] });
        isWellFormedXml(
          sitemap(
            (file.stories ?? []).map(({ slug, publishedAt }) => ({ path: slug, lastChangedAt: publishedAt })),
            siteUrl,
          ),
        );
      }),
      { numRuns: 100 },
    );
  }, 120_000);
});

describe('other documents with anything in place of any field', () => {
  const wireSite = () => ({
    site: {
      title: 'The Proof',
      tagline: 'Read twice',
      timeZone: 'Europe/London',
      language: 'en',
      noBylineLine: 'No byline.',
      publisher: { name: 'The Proof', legalName: 'Proof Ltd', logo: wireStory().leadImage },
      correctionsPolicy: { title: 'Corrections', slug: 'corrections' },
      tips: { title: 'Tips', slug: 'tips' },
    },
    sections: [{ title: 'Tech', slug: 'tech' }],
  });

  it('the site itself is always shown', () => {
    fc.assert(
      fc.property(broken(wireSite), (wire) => {
        const made = siteFrom(readWire(siteSchema, wire).value);
        const { value } = readWire(story, wireStory());
        if (!value) throw new Error('a story was expected');
        const article = articleFrom(value, { noBylineLine: made.noBylineLine, now });
        draw(
          <SitePage site={made} receipt={{ tags: [], readAt: null }}>
            <ArticlePage article={article} site={made} />
          </SitePage>,
        );
        escapeJson(newsArticle(article, made, siteUrl));
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  it('corrections are told, or left out', () => {
    const logged = () => ({
      ...wireStory().corrections[0],
      article: {
        headline: 'A headline',
        slug: 'a-story',
        embargoedUntil: null,
        retractedAt: null,
      },
      section: { title: 'Tech', slug: 'tech' },
      changes: [{ _key: 'a', path: 'body', block: 'b', was: 'Old', is: 'New', isAbridged: null }],
    });
    fc.assert(
      fc.property(broken(logged), (wire) => {
        const { value } = readWire(logPage, { corrections: [logged(), wire], count: 2 });
        const log = correctionLog(value.corrections, now);
        expect(log[0]?.article?.slug).toBe('a-story');
        const feed = { corrections: log, archive: null, archives: 1 };
        for (const format of Object.values(feedFormats)) correctionsFeed(feed, { ...options, format });
        const page = { filter: wholeLog, section: null, page: 1, pages: 1, count: 2, years: [] };
        draw(<CorrectionsPage log={{ ...page, corrections: log }} site={site} />);
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  it('a correction is told whatever its story has become', () => {
    fc.assert(
      fc.property(anything, (article) => {
        const wire = { ...wireStory().corrections[0], section: null, article: structuredClone(article) };
        const { value } = readWire(logPage, { corrections: [wire], count: 1 });
        expect(correctionLog(value.corrections, now)).toHaveLength(1);
      }),
    );
  });

  it('a person is shown, or told of as unreadable', () => {
    const person = () => ({
      ...wireStory().contacts[0],
      biography: 'She writes.',
      expertise: ['Water'],
      languages: ['en', 'de'],
      portrait: wireStory().leadImage,
      beats: [{ title: 'Tech', slug: 'tech' }],
      stories: [wireStory()],
    });
    fc.assert(
      fc.property(broken(person), (wire) => {
        let value: ReturnType<typeof personPage.parse>;
        try {
          ({ value } = readWire(personPage, wire));
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableError);
          return;
        }
        const contact = findContact(value, now);
        if (!value || !contact) throw new Error('a person was expected');
        draw(
          <PersonPage
            site={site}
            person={{
              name: contact.name,
              slug: 'ann',
              role: contact.role,
              biography: value.biography ?? null,
              portrait: null,
              expertise: value.expertise ?? [],
              languages: value.languages ?? [],
              beats: value.beats ?? [],
              contact,
              stories: teasersFrom(value.stories),
            }}
          />,
        );
      }),
      { numRuns: 150 },
    );
  }, 120_000);
});
