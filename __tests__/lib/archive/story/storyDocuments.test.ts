import type { ArchivedStory } from '../../../../lib/archive/ArchivedStory.ts';
import { ArchiveIds } from '../../../../lib/archive/ArchiveIds.ts';
import { readBody } from '../../../../lib/archive/story/readBody.ts';
import { storyDocuments, wantedSlug } from '../../../../lib/archive/story/storyDocuments.ts';
import { linkToStory } from '../../../../lib/archive/storyLinks.ts';
import { archivedStory } from '../../../fixtures/archives/archivedStory.ts';

const ids = new ArchiveIds((text) => text.replaceAll(/\W+/g, '_'));
const names = {
  section: 'news',
  typeOfWork: null,
  topics: ['t.1'],
  authors: [],
  contacts: [],
  otherSections: [],
};
const at = '2026-11-27T10:00:00.000Z';

const make = (given: Partial<ArchivedStory>, more: object = {}) => {
  const story = archivedStory(given);
  return storyDocuments({
    ...{ story, body: readBody(story), names, slug: wantedSlug(story), source: 'wordpress', at, ids },
    pathOf: (key: string) => (key === 'test 2' ? '/articles/second' : null),
    setting: { language: 'de', timeZone: 'Europe/London' },
    assetOf: (address) => (address.includes('lost') ? null : `image-${address.split('/').at(-1)}`),
    fileOf: (address) =>
      address.includes('lost')
        ? { problem: `the file ${address} is not in the archive.` }
        : { asset: `file-${address.split('/').at(-1)}` },
    ...more,
  });
};
const made = (given: Partial<ArchivedStory>, more: object = {}) => {
  const documents = make(given, more);
  if (typeof documents === 'string') throw new Error(documents);
  return documents;
};

describe('the documents of an archived story', () => {
  it('are a story with the old date and the mark of its archive, and a redirect', () => {
    const { article, redirects } = made({});
    expect(article).toMatchObject({
      _id: 'archive-story_test_1',
      headline: 'Growers win the water dispute',
      slug: { current: 'growers-win' },
      section: { _ref: 'news' },
      topics: [{ _ref: 't.1', _key: 't1' }],
      noByline: true,
      language: 'en',
      firstPublishedAt: '2019-05-04T12:30:00.000Z',
      importedFrom: {
        source: 'wordpress',
        address: 'https://gazette.example/2019/05/growers-win/',
        at,
      },
    });
    expect(redirects).toEqual([
      expect.objectContaining({ from: '/2019/05/growers-win', to: '/articles/growers-win' }),
    ]);
  });

  const textsIn = (html: string, more: Partial<ArchivedStory> = {}) =>
    (made({ html, ...more }).article.body as { children?: { text: string }[] }[]).map(({ children }) =>
      children ? children.map(({ text }) => text).join('') : 'picture',
    );

  it.each([
    ['a paragraph', '<p>Growers win the water dispute</p><p>The growers won.</p>', ['The growers won.']],
    [
      'a heading below a picture, in other quotes and with a full stop',
      '<img src="a.jpg"><h2>“Growers” win the water dispute.</h2><p>The growers won.</p>',
      ['picture', 'The growers won.'],
    ],
  ])('have the headline once: %s', (_case, html, texts) => {
    expect(textsIn(html)).toEqual(texts);
    expect(made({ html, standfirst: null }).article.standfirst).toBe('The growers won.');
  });

  it.each([
    ['the whole text', '<p>Growers win the water dispute</p>'],
    ['a quotation', '<blockquote>Growers win the water dispute</blockquote><p>The growers won.</p>'],
    ['a link', '<p><a href="https://a.example/">Growers win the water dispute</a></p><p>More.</p>'],
    ['in the middle of the text', '<p>One.</p><p>Growers win the water dispute</p><p>Two.</p>'],
  ])('keep a line that is the headline again, if it is %s', (_case, html) => {
    expect(textsIn(html)).toContain('Growers win the water dispute');
    expect(textsIn('<p>Growers win the water dispute</p><p>More.</p>', { corrections: [] })).toHaveLength(2);
  });

  it.each([
    ['no headline', { headline: '' }, 'no headline'],
    ['no text', { html: '<p> </p><script>x</script>' }, 'no text'],
    ['no date', { publishedAt: null }, 'no date of publication'],
    ['an embargo that lasts', { embargoedUntil: '2026-11-28T00:00:00Z' }, 'under embargo until'],
    ['an embargo without an end', { embargoedUntil: '' }, 'does not say until when'],
    ['an embargo that is no date', { embargoedUntil: 'soon' }, 'under embargo until “soon”'],
    ['a date that is none', { publishedAt: '2019-02-31T25:00' }, 'is no date'],
  ])('are refused with %s', (_case, given, reason) => {
    expect(make(given)).toMatch(reason);
  });

  it('are there after an embargo', () => {
    expect(made({ embargoedUntil: '2019-05-05T00:00:00Z' }).article.headline).toBeTruthy();
  });

  it('are refused without a section', () => {
    expect(make({}, { names: { ...names, section: null } })).toMatch('no section');
  });

  it('have no redirect from an address that only its query tells apart, and say so', () => {
    const { redirects, notes } = made({ addresses: ['https://gazette.example/article.php?id=7'] });
    expect(redirects).toEqual([]);
    expect(notes).toEqual([expect.stringContaining('article.php?id=7 has no redirect')]);
    expect(made({ addresses: ['https://gazette.example/?p=7'] }).notes).toEqual([]);
  });

  it('read a date without a zone in the zone of the mapping', () => {
    expect(made({ publishedAt: '2019-07-04T12:30:00' }).article.firstPublishedAt).toBe(
      '2019-07-04T11:30:00.000Z',
    );
  });

  it.each([
    ['one that stories have', 'fr-CA', 'The growers won.', 'fr', []],
    ['one by another of its tags', 'zh_TW', 'The growers won.', 'zh-Hant', []],
    [
      'one that stories cannot have',
      'tlh',
      'wo’ QapDI’ Hoch Quch.',
      'de',
      ['language is “tlh”, which stories cannot'],
    ],
    ['its words in one script', null, 'המגדלים ניצחו במאבק על המים בעמק', 'he', ['words tell “he”']],
    [
      'its words in a script of several',
      'und',
      'Фермеры выиграли спор о воде и плотине',
      'de',
      ['Neither the archive'],
    ],
    ['too few words', '', 'The growers won.', 'de', ['Neither the archive']],
    [
      'its words, as the mapping has it',
      null,
      'Die Bauern haben den Streit um das Wasser gewonnen, und das Wehr bleibt nun auch im Sommer offen.',
      ...(['de', []] as const),
    ],
  ])('have a language by %s', (_case, language, text, expected, said) => {
    const { article, notes } = made({ language, html: `<p>${text}</p>` });
    expect(article.language).toBe(expected);
    expect(notes).toEqual(said.map((words) => expect.stringContaining(words)));
  });

  it('take the first paragraph if there is no standfirst, and say so', () => {
    const { article, notes } = made({ standfirst: null });
    expect(article.standfirst).toBe('The growers won.');
    expect(notes).toEqual(['It has no standfirst; its first paragraph stands for it.']);
  });

  it('cut a long standfirst after a sentence or word', () => {
    const sentence = 'The growers of the valley won their case on Friday.';
    const cut = (standfirst: string) => String(made({ standfirst }).article.standfirst);
    expect(cut(`${sentence} `.repeat(9))).toBe(`${sentence} `.repeat(5).trim());
    expect(cut('water '.repeat(90))).toMatch(/water…$/);
    expect(cut('w'.repeat(900)).length).toBe(300);
  });

  it('have pictures, without a copy of the lead picture at the top', () => {
    const leadImage = { address: 'https://x.example/lead.png', alt: 'A weir', caption: 'In April' };
    const html =
      '<img src="https://x.example/lead.png"><p>Text</p><img src="/b.png" alt="b"><img src="/lost.png">';
    const { article, notes } = made({ leadImage, html });
    expect(article.leadImage).toEqual({
      _type: 'image',
      asset: { _type: 'reference', _ref: 'image-lead.png' },
      alt: 'A weir',
      caption: 'In April',
    });
    expect(article.body).toEqual([
      expect.objectContaining({ _type: 'block' }),
      expect.objectContaining({
        _type: 'image',
        alt: 'b',
        asset: { _type: 'reference', _ref: 'image-b.png' },
      }),
    ]);
    expect(notes).toEqual(['Left out: the picture https://gazette.example/lost.png.']);
  });

  it('have footnotes as sources, which all name an outlet', () => {
    const html =
      '<p>One<a id="m1" href="#n1">1</a> and two<a id="m2" href="#n2">2</a>.</p><div id="n1"><a href="#m1">1</a> A <a href="https://www.court.example/r">ruling</a></div><div id="n2"><a href="#m2">2</a> Said on the phone</div>';
    const { body, sources } = made({ html }).article as unknown as Record<string, object[]>;
    expect(sources).toMatchObject([
      { outlet: 'court.example', title: 'A ruling', url: 'https://www.court.example/r' },
      { outlet: 'Said on the phone' },
    ]);
    expect(body).toHaveLength(1);
    expect(made({}).article).not.toHaveProperty('sources');
  });

  it('have the sources, dateline and type of work that the archive names', () => {
    const sources = [
      { outlet: 'The Post', title: 'Prices', url: 'https://post.example/', partners: ['The Mail'] },
    ];
    const of = (typeOfWork: string) => made({ sources, dateline: 'Ross', typeOfWork }).article;
    expect(of('opinion')).toMatchObject({
      ...{ sources: [{ _type: 'source', ...sources[0] }], dateline: 'Ross', typeOfWork: 'opinion' },
    });
    for (const other of ['live', 'Column']) expect(of(other)).toMatchObject({ typeOfWork: 'news' });
  });

  it('have links to other stories of the archive', () => {
    const html = `<p>See <a href="${linkToStory('test 2')}">the second</a> and <a href="/archive/x">another</a>.</p>`;
    const { body } = made({ html, addresses: [] }).article;
    expect(body).toMatchObject([{ markDefs: [{ href: '/articles/second' }, { href: '/archive/x' }] }]);
  });

  it('propose a correction for each note in the text', () => {
    const { proposals } = made({ html: '<p>Text</p><p>Correction: It was Monday.</p>' });
    expect(proposals).toEqual([
      expect.objectContaining({
        _id: expect.stringMatching(/^drafts\./),
        _type: 'correction',
        status: 'reported',
        kind: 'correction',
        note: 'Correction: It was Monday.',
        article: { _type: 'reference', _ref: 'archive-story_test_1', _weak: true },
      }),
    ]);
    expect(proposals[0]).not.toHaveProperty('requestedBy');
  });

  it.each([
    ['its own', 'Growers_Win', 'growers-win'],
    [
      'one from the headline for letters that addresses do not have',
      '%D8%A7',
      'growers-win-the-water-dispute',
    ],
    ['one from the headline if there is none', null, 'growers-win-the-water-dispute'],
  ])('have an address: %s', (_case, slug, wanted) => {
    expect(wantedSlug(archivedStory({ slug }))).toBe(wanted);
  });
});
