import { convert } from 'xmlbuilder2';
import type { LoggedCorrection } from '../../../lib/corrections/Correction.ts';
import { correctionsFeed } from '../../../lib/feeds/correctionsFeed.ts';
import { atom, jsonFeed } from '../../../lib/feeds/feedFormats.ts';
import { correction, site } from '../../fixtures/story.ts';

const options = { site, siteUrl: 'https://news.example.org' };
const parse = (xml: string) => JSON.parse(JSON.stringify(convert(xml, { format: 'object' })));

const logged = (change: Partial<LoggedCorrection> = {}): LoggedCorrection => ({
  ...correction,
  section: null,
  article: { headline: 'A headline', slug: 'a-story', retractedAt: null },
  ...change,
});

const asAtom = (corrections: LoggedCorrection[], archive: number | null = null, archives = 0) =>
  parse(correctionsFeed({ corrections, archive, archives }, { ...options, format: atom })).feed;
const asJson = (corrections: LoggedCorrection[], archive: number | null = null, archives = 0) =>
  JSON.parse(correctionsFeed({ corrections, archive, archives }, { ...options, format: jsonFeed }));

const linksOf = (feed: { link: { '@rel': string; '@href': string }[] }) =>
  Object.fromEntries(
    [feed.link].flat().map((link) => [link['@rel'], link['@href'].replace(options.siteUrl, '')]),
  );

describe('the feed of corrections', () => {
  it('links each note to its anchor', () => {
    const { entry } = asAtom([logged()]);
    expect(entry).toMatchObject({
      id: 'https://news.example.org/corrections#correction-c1',
      link: { '@href': 'https://news.example.org/articles/a-story#correction-c1' },
      updated: '2026-11-24T14:33:00.000Z',
    });
    expect(entry.content.$).toContain('<del>in 2020</del> <ins>in 2021</ins>');
  });

  it('is in the language of the publication', () => {
    const feed = JSON.parse(
      correctionsFeed(
        { corrections: [logged()], archive: null, archives: 0 },
        { ...options, site: { ...site, language: 'de' }, format: jsonFeed },
      ),
    );
    expect(feed.title).toBe('The Proof: Korrekturen');
    expect(feed.items[0]).toMatchObject({ title: 'Korrektur: A headline', tags: ['Korrektur'] });
  });

  it('keeps the id of an entry if its story moves or is deleted', () => {
    const ids = [
      logged(),
      logged({ article: null }),
      logged({ article: { headline: 'A', slug: 'b', retractedAt: null } }),
    ].map((one) => asAtom([one]).entry.id);
    expect(new Set(ids).size).toBe(1);
  });

  it('marks retracted stories and notes by one editor', () => {
    const retracted = { headline: 'A headline', slug: 'a-story', retractedAt: '2026-11-24T14:33:00Z' };
    const { entry } = asAtom([logged({ kind: 'retraction', article: retracted, isAlone: true })]);
    expect(entry.title.$).toBe('Retraction: Retracted: A headline');
    expect(entry.content.$).toContain('Published by one editor, without a second.');
  });

  it.each<[string, number | null, number, Record<string, string>]>([
    ['a feed without archives', null, 0, {}],
    [
      'a feed with archives',
      null,
      5,
      { 'prev-archive': '/corrections/archive/5.xml', next: '/corrections/archive/5.xml' },
    ],
    [
      'the newest archive',
      5,
      5,
      {
        current: '/corrections/feed.xml',
        'prev-archive': '/corrections/archive/4.xml',
        next: '/corrections/archive/4.xml',
        previous: '/corrections/feed.xml',
      },
    ],
    [
      'the oldest archive',
      1,
      5,
      {
        current: '/corrections/feed.xml',
        'next-archive': '/corrections/archive/2.xml',
        previous: '/corrections/archive/2.xml',
      },
    ],
  ])('links %s to the files beside it', (_case, archive, archives, expected) => {
    const feed = asAtom([logged()], archive, archives);
    const { alternate: _alternate, self, ...links } = linksOf(feed);
    expect(links).toEqual(expected);
    expect(self).toBe(archive === null ? '/corrections/feed.xml' : `/corrections/archive/${archive}.xml`);
    expect('fh:archive' in feed).toBe(archive !== null);
    expect(feed['@xmlns:fh']).toBe('http://purl.org/syndication/history/1.0');
    expect(feed.id).toBe('https://news.example.org/corrections');
  });

  it('links its files as JSON Feed', () => {
    expect(asJson([logged()]).next_url).toBeUndefined();
    expect(asJson([logged()], null, 5)).toMatchObject({
      feed_url: 'https://news.example.org/corrections/feed.json',
      next_url: 'https://news.example.org/corrections/archive/5.json',
    });
    expect(asJson([logged()], 2, 5)).toMatchObject({
      feed_url: 'https://news.example.org/corrections/archive/2.json',
      next_url: 'https://news.example.org/corrections/archive/1.json',
    });
    expect(asJson([logged()], 1, 5).next_url).toBeUndefined();
  });
});
