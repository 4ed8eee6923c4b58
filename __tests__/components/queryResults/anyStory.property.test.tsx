import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { SaxesParser } from 'saxes';
import { ArticlePage } from '../../../components/article/ArticlePage.tsx';
import { CorrectionsPage } from '../../../components/corrections/CorrectionsPage.tsx';
import { FrontPage } from '../../../components/front/FrontPage.tsx';
import { ListPage } from '../../../components/lists/ListPage.tsx';
import { PersonPage } from '../../../components/lists/PersonPage.tsx';
import { JsonLd } from '../../../components/page/JsonLd.tsx';
import { SitePage } from '../../../components/page/SitePage.tsx';
import { writeNewsml } from '../../../lib/archive/write/newsml.ts';
import { writeNinjs } from '../../../lib/archive/write/ninjs.ts';
import { articleFrom, findContact } from '../../../lib/articles/articleFrom.ts';
import { teasersFrom } from '../../../lib/articles/teaserFrom.ts';
import { correctionLog } from '../../../lib/corrections/log/correctionLog.ts';
import { wholeLog } from '../../../lib/corrections/log/logAddress.ts';
import { articleMarkdown } from '../../../lib/feeds/articleMarkdown.ts';
import { bodyHtml } from '../../../lib/feeds/bodyHtml.ts';
import { correctionsFeed } from '../../../lib/feeds/correctionsFeed.ts';
import { type FeedFormat, feedFormats } from '../../../lib/feeds/feedFormats.ts';
import { feedStories, feedStoryFrom, retractedStoryFrom } from '../../../lib/feeds/feedStory.ts';
import { ninjsFeed } from '../../../lib/feeds/ninjsFeed.ts';
import { siteGuide } from '../../../lib/feeds/siteGuide.ts';
import { storyFeed } from '../../../lib/feeds/storyFeed.ts';
import { arrangeFront } from '../../../lib/front/arrangeFront.ts';
import { editedFrontFrom } from '../../../lib/front/editedFrontFrom.ts';
import { storyMetadata } from '../../../lib/metadata/pageMetadata.ts';
import { logPage } from '../../../lib/queryResults/correction.ts';
import { front } from '../../../lib/queryResults/front.ts';
import { personPage, siteFeed, storyList } from '../../../lib/queryResults/lists.ts';
import { parseResult, UnreadableError } from '../../../lib/queryResults/parseResult.ts';
import { site as siteSchema } from '../../../lib/queryResults/site.ts';
import { newsEntries, sitemapFile, story } from '../../../lib/queryResults/story.ts';
import { siteFrom } from '../../../lib/siteFrom.ts';
import { newsSitemap, sitemap } from '../../../lib/sitemaps/sitemaps.ts';
import { escapeJson } from '../../../lib/structuredData/escapeJson.ts';
import { newsArticle } from '../../../lib/structuredData/newsArticle.ts';
import { wordsOf } from '../../../lib/words/wordsOf.ts';
import { site } from '../../fixtures/story.ts';
import { storyResult } from '../../fixtures/storyResult.ts';
import { theme } from '../../fixtures/theme.ts';
import fc from '../../properties.ts';

const now = new Date('2026-11-25T12:00:00Z');
const siteUrl = 'https://news.example.org';
const options = { site, siteUrl };

/** Values that a client may have written to a field. */
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }),
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    '\ud83c',
    '\u0000\u0008',
    ']]>]]><a>',
    '<a b="c">&d;&#0;-->',
    'a\nb\rc\u2028d\u2029e\u202ef\u0085g\ufffeh\uffff',
    '<script>',
    'constructor',
    '__proto__',
    'toString',
    '..',
    'a/b',
    '%',
    'x'.repeat(100_000),
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
    // Another change has replaced the parent.
    if (typeof next !== 'object' || next === null) return;
    at = next as Record<string | number, unknown>;
  }
  at[path.at(-1) ?? ''] = value;
};

/** A document with random values in up to three fields. */
const broken = (make: () => unknown) =>
  fc
    .array(fc.tuple(fc.constantFrom(...pathsIn(make())), anything), { minLength: 1, maxLength: 3 })
    .map((changes) => {
      const result = make();
      for (const [path, value] of changes) put(result, path, structuredClone(value));
      return result;
    });

const draw = (page: ReactElement): string => renderToStaticMarkup(page);

const isWellFormedXml = (text: string): void => {
  const problems: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', ({ message }) => problems.push(message));
  parser.write(text).close();
  expect(problems).toEqual([]);
  expect(text.isWellFormed()).toBe(true);
};

const isWellFormed = (text: string, format: FeedFormat): void => {
  if (format.ending === 'xml') isWellFormedXml(text);
  else expect(JSON.stringify(JSON.parse(text))).not.toMatch(/\\ud[89a-f]/i);
};

const sound = () => ({ ...storyResult(), _id: 'sound', slug: 'sound-story' });

describe('a story with a random value in any field', () => {
  it('is shown completely on all its pages or reported as unreadable', () => {
    fc.assert(
      fc.property(broken(storyResult), (result) => {
        let read: ReturnType<typeof parseResult<ReturnType<typeof story.parse>>>;
        try {
          read = parseResult(story, result);
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableError);
          return;
        }
        const article = read.value && articleFrom(read.value, { noBylineLine: null, now });
        if (!article) return;
        draw(<ArticlePage article={article} site={site} now={now.toISOString()} />);
        articleMarkdown(article, site, siteUrl);
        escapeJson(newsArticle(article, site, siteUrl));
        storyMetadata(article, site);
      }),
      { numRuns: 100 },
    );
  });

  it('is shown in lists and feeds or left out, and valid stories are always shown', () => {
    fc.assert(
      fc.property(broken(storyResult), (result) => {
        const list = () => [sound(), structuredClone(result)];
        const taken = () => ({ ...(result as object), retractedAt: '2026-11-21T08:00:00Z' });
        const { value: feed } = parseResult(siteFeed, {
          stories: list(),
          retracted: [structuredClone(taken())],
        });
        const stories = feedStories(
          (feed.stories ?? []).map((one) => feedStoryFrom(one, { siteUrl, words: wordsOf(site) }, now)),
          (feed.retracted ?? []).map((one) => retractedStoryFrom(one, wordsOf(site))),
        );
        const subject = { title: 'The Proof', description: null, path: '/', stories };
        for (const format of Object.values(feedFormats)) {
          const text = storyFeed(subject, { ...options, format });
          expect(text).toContain('/articles/sound-story');
          isWellFormed(text, format);
        }
        const { value: page } = parseResult(front, {
          stories: list(),
          sections: [{ title: 'Tech', slug: 'tech', stories: list() }, result],
          corrections: [{ ...sound().corrections[0], article: sound() }, result],
        });
        const teasers = teasersFrom(page.stories);
        expect(teasers[0]?.slug).toBe('sound-story');
        const strips = (page.sections ?? []).map((section) => ({
          section,
          stories: teasersFrom(section.stories),
        }));
        const arranged = arrangeFront({
          ...{ stories: teasers, sections: strips, corrections: [], edited: null, mostRead: teasers },
          now: now.toISOString(),
        });
        draw(<FrontPage site={site} front={arranged} now={now.toISOString()} />);
        siteGuide(site, teasers, siteUrl);
        const { value: section } = parseResult(storyList, {
          _id: 'tech',
          title: 'Tech',
          slug: 'tech',
          stories: list(),
        });
        const river = {
          title: 'Tech',
          slug: 'tech',
          description: null,
          above: [],
          parts: section?.parts ?? [],
          stories: teasersFrom(section?.stories),
          older: null,
        };
        expect(draw(<ListPage list={river} site={site} path="/sections/tech" />)).toContain('sound-story');
        const { value: entries } = parseResult(newsEntries, list());
        isWellFormedXml(
          newsSitemap(
            (entries ?? []).map((entry) => ({ ...entry, language: entry.language ?? 'en' })),
            site,
            siteUrl,
            now,
          ),
        );
        const { value: file } = parseResult(sitemapFile, { stories: list(), corrections: [] });
        isWellFormedXml(
          sitemap(
            (file.stories ?? []).map(({ slug, publishedAt }) => ({ path: slug, lastChangedAt: publishedAt })),
            siteUrl,
          ),
        );
      }),
      { numRuns: 100 },
    );
  });
});

/** Any text: broken Unicode, control characters, marks of direction, ends of CDATA, comments and scripts. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '\ud83c',
          '\udf0d',
          '\0',
          '\b',
          '\x1b',
          '\x7f',
          '\x85',
          '\ufffe',
          '\uffff',
          '\ufeff',
          '\ud83f\udffe',
        ],
        ...['\t', '\n', '\r', '\u2028', '\u2029', '\u202e', '\u2066', '\u200f', '&', '&amp;', '&#0;', '&x;'],
        ...[
          ']]>',
          '<![CDATA[',
          '<!--',
          '--',
          '-->',
          '<a>',
          '</title>',
          '</script>',
          '<author>x</author>',
          '"',
          "'",
        ],
        ...[
          '<entry>',
          '<link ',
          '<rss ',
          'xmlns:dc="http://purl.org/dc/elements/1.1/"',
          '<category label="<"',
          '$&',
        ],
        ...['words', 'x'.repeat(1_500)],
      ),
      { maxLength: 6 },
    )
    .map((parts) => parts.join('')),
);

/** What is not free text: without it the story would be left out. */
const fixed =
  /^(_.*|slug|url|kind|status|severity|affects|typeOfWork|language|path|block|style|listItem|chart|file|.*At|.*Until|isTextPublic|verifiedAt|topicIds|bylineIds|marks|href|lqip)$/;

/** The document with this text in each field of free text, after a letter so that none is empty. */
const writtenWith = (value: unknown, words: string): unknown => {
  if (typeof value === 'string') return `A${words}`;
  if (Array.isArray(value)) return value.map((item) => writtenWith(item, words));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, fixed.test(key) ? inner : writtenWith(inner, words)]),
  );
};

describe('a publication with any text in each of its fields', () => {
  const siteDocument = { site: { title: 'T', tagline: 'T', publisher: { name: 'P', legalName: 'L' } } };

  it('has well-formed feeds, sitemaps, structured data and bodies', () => {
    fc.assert(
      fc.property(anyText, anyText, (words, name) => {
        const written = () => writtenWith({ ...sound(), corrections: storyResult().corrections }, words);
        const made = siteFrom(parseResult(siteSchema, writtenWith(siteDocument, name)).value, theme);
        const setting = { siteUrl, words: wordsOf(made) };
        const { value, unread } = parseResult(story, written());
        if (!value) throw new Error('a story was expected');
        expect(unread).toEqual([]);
        const article = articleFrom(value, { noBylineLine: made.noBylineLine, now });
        isWellFormedXml(`<body>${bodyHtml(article.body, setting)}</body>`);
        isWellFormedXml(`<body>${bodyHtml(article.body, { ...setting, isWhole: true })}</body>`);

        const { value: feed } = parseResult(siteFeed, {
          stories: [written()],
          retracted: [{ ...(written() as object), retractedAt: '2026-11-21T08:00:00Z' }],
        });
        const stories = feedStories(
          (feed.stories ?? []).map((one) => feedStoryFrom(one, setting, now)),
          (feed.retracted ?? []).map((one) => retractedStoryFrom(one, setting.words)),
        );
        expect(stories).toHaveLength(2);
        const subject = { title: made.title, description: made.tagline, path: '/', stories };
        const { value: page } = parseResult(logPage, {
          corrections: [storyResult().corrections[0]],
          count: 1,
        });
        const corrections = correctionLog(page.corrections, now).map((one) => ({ ...one, article }));
        for (const format of Object.values(feedFormats)) {
          const to = { site: made, siteUrl, format };
          isWellFormed(storyFeed(subject, { ...to, hub: 'https://hub.example.org/' }), format);
          isWellFormed(
            storyFeed({ ...subject, stories: stories.map((one) => ({ ...one, html: '' })) }, to),
            format,
          );
          isWellFormed(correctionsFeed({ corrections, archive: 1, archives: 2 }, to), format);
        }
        const exported = { article, site: made, siteUrl, addressOf: ({ url }: { url: string }) => url };
        isWellFormedXml(writeNewsml({ ...exported, fileAddressOf: (url) => url }));
        const json = [
          ninjsFeed(subject, { site: made, siteUrl }),
          writeNinjs({ ...exported, fileAddressOf: (url) => url }),
        ];
        for (const text of json) isWellFormed(text, feedFormats['feed.json']);
        const news = [{ ...article, publishedAt: now.toISOString() }];
        isWellFormedXml(newsSitemap(news, made, siteUrl, now));

        const script = draw(<JsonLd data={newsArticle(article, made, siteUrl)} />);
        const [, data = ''] = /^<script type="application\/ld\+json">([^<]*)<\/script>$/.exec(script) ?? [];
        expect(JSON.parse(data)).toMatchObject({ '@type': 'AnalysisNewsArticle' });
      }),
      { numRuns: 150 },
    );
  });
});

describe('other documents with a random value in any field', () => {
  const siteResult = () => ({
    site: {
      title: 'The Proof',
      tagline: 'Read twice',
      timeZone: 'Europe/London',
      language: 'en',
      noBylineLine: 'No byline.',
      publisher: { name: 'The Proof', legalName: 'Proof Ltd', logo: storyResult().leadImage },
      correctionsPolicy: { title: 'Corrections', slug: 'corrections' },
      tips: { title: 'Tips', slug: 'tips' },
    },
    sections: [{ title: 'Tech', slug: 'tech' }],
  });

  it('the site itself is always shown', () => {
    fc.assert(
      fc.property(broken(siteResult), (result) => {
        const made = siteFrom(parseResult(siteSchema, result).value, theme);
        const { value } = parseResult(story, storyResult());
        if (!value) throw new Error('a story was expected');
        const article = articleFrom(value, { noBylineLine: made.noBylineLine, now });
        draw(
          <SitePage site={made} receipt={{ tags: [], readAt: null }}>
            <ArticlePage article={article} site={made} now={now.toISOString()} />
          </SitePage>,
        );
        escapeJson(newsArticle(article, made, siteUrl));
      }),
      { numRuns: 40 },
    );
  });

  it('the front is always shown, however an editor arranged it', () => {
    const slot = () => ({
      headline: 'For the front',
      kicker: 'Today',
      picture: storyResult().leadImage,
      until: '2027-01-01T00:00:00Z',
      isSameHeadline: true,
      writtenAt: '2026-11-20T08:00:00Z',
      correctedAt: null,
      story: storyResult(),
    });
    const edited = () => ({
      _id: 'frontPage',
      _updatedAt: '2026-11-20T08:00:00Z',
      lead: slot(),
      seconds: [slot()],
      strips: [
        {
          title: 'A strip',
          form: 'led',
          count: 4,
          subject: { kind: 'topic', title: 'Tech', slug: 'tech' },
          chosen: [slot()],
          newest: [storyResult()],
        },
      ],
      hasOnlyTheseStrips: false,
    });
    fc.assert(
      fc.property(broken(edited), (result) => {
        const { value } = parseResult(front, {
          stories: [sound()],
          sections: [],
          corrections: [],
          edited: result,
        });
        const arranged = arrangeFront({
          ...{ stories: teasersFrom(value.stories), sections: [], corrections: [], mostRead: [] },
          edited: value.edited ? editedFrontFrom(value.edited) : null,
          now: now.toISOString(),
        });
        const page = <FrontPage site={site} front={arranged} now={now.toISOString()} />;
        expect(draw(page)).toContain('sound-story');
      }),
      { numRuns: 100 },
    );
  });

  it('a correction is shown or left out', () => {
    const logged = () => ({
      ...storyResult().corrections[0],
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
      fc.property(broken(logged), (result) => {
        const { value } = parseResult(logPage, { corrections: [logged(), result], count: 2 });
        const log = correctionLog(value.corrections, now);
        expect(log[0]?.article?.slug).toBe('a-story');
        const feed = { corrections: log, archive: null, archives: 1 };
        for (const format of Object.values(feedFormats))
          isWellFormed(correctionsFeed(feed, { ...options, format }), format);
        const page = { filter: wholeLog, section: null, page: 1, pages: 1, count: 2, years: [] };
        draw(<CorrectionsPage log={{ ...page, corrections: log }} site={site} />);
      }),
      { numRuns: 40 },
    );
  });

  it('a correction is shown whatever its story contains', () => {
    fc.assert(
      fc.property(anything, (article) => {
        const result = { ...storyResult().corrections[0], section: null, article: structuredClone(article) };
        const { value } = parseResult(logPage, { corrections: [result], count: 1 });
        expect(correctionLog(value.corrections, now)).toHaveLength(1);
      }),
    );
  });

  it('a person is shown or reported as unreadable', () => {
    const person = () => ({
      ...storyResult().contacts[0],
      biography: 'She writes.',
      expertise: ['Water'],
      languages: ['en', 'de'],
      portrait: storyResult().leadImage,
      beats: [{ title: 'Tech', slug: 'tech' }],
      stories: [storyResult()],
    });
    fc.assert(
      fc.property(broken(person), (result) => {
        let value: ReturnType<typeof personPage.parse>;
        try {
          ({ value } = parseResult(personPage, result));
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
              older: null,
            }}
          />,
        );
      }),
      { numRuns: 40 },
    );
  });
});
