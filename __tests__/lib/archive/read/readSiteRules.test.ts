import { readMarkdown } from '../../../../lib/archive/read/markdown/readMarkdown.ts';
import { storyDocuments } from '../../../../lib/archive/story/storyDocuments.ts';
import { readAll } from '../../../fixtures/archives/archiveFiles.ts';

const read = (files: Record<string, string>) => readAll(readMarkdown, files);
const toml = (...lines: string[]): string =>
  ['+++', 'title = "The weir"', 'date = 2019-05-04T14:30:00+02:00', ...lines, '+++', 'It stays open.'].join(
    '\n',
  );
const json = (more: object): string =>
  `${JSON.stringify({ title: 'The weir', date: '2019-05-04', ...more }, null, 2)}\n\nIt stays open.`;
const yaml = (...lines: string[]): string =>
  ['---', 'title: The weir', 'date: 2019-05-04', ...lines, '---', 'It stays open.'].join('\n');

describe('fields before a text', () => {
  it('are read as TOML and as JSON', async () => {
    const { stories, skipped, unread } = await read({
      'content/a.md': toml('[params]', 'author = "Ada Roe"', '[taxonomies]', 'tags = ["Rain"]'),
      'content/b.md': json({ tags: ['Rain'], params: { author: 'Ada {Roe}' } }),
      'content/c.md': `${toml().replace('+++\n', '+++  \r\n')}\n`,
    });
    expect([skipped, unread]).toEqual([[], []]);
    expect(stories).toMatchObject([
      {
        headline: 'The weir',
        publishedAt: '2019-05-04T14:30:00.000+02:00',
        authors: [{ name: 'Ada Roe' }],
        labels: [{ name: 'Rain' }],
        html: '<p>It stays open.</p>\n',
      },
      { headline: 'The weir', publishedAt: '2019-05-04T00:00:00', authors: [{ name: 'Ada {Roe}' }] },
      { headline: 'The weir' },
    ]);
  });

  it.each([
    ['a TOML draft', toml('draft = true'), 'draft'],
    ['a TOML draft as a text', toml('draft = "true"'), 'draft'],
    ['a JSON draft', json({ draft: true }), 'draft'],
    ['a private TOML file', toml('private = true'), 'private'],
    ['one that is private among the parameters', toml('[params]', 'private = true'), 'private'],
    ['an unlisted one', json({ unlisted: true }), 'private'],
    ['one not published', toml('published = false'), 'draft'],
    ['a headless one', toml('headless = true'), 'no address'],
    ['one that is not built', yaml('build:', '  render: never'), 'no address'],
    ['one that was not built before', toml('[_build]', 'render = false'), 'no address'],
    ['one that has a link alone', yaml('_build:', '  render: link'), 'no address'],
    ['one that no list names', json({ build: { list: 'never' } }), 'unlisted'],
    ['a section', yaml(), 'a page, not a story', 'content/news/_index.md'],
  ])('leave out %s', async (_case, file, reason, name = 'content/a.md') => {
    const { stories, skipped, unread } = await read({ 'content/z.md': yaml(), [name]: file });
    expect([stories.length, skipped.length, unread]).toEqual([1, 1, []]);
    expect(skipped[0]).toContain(reason);
  });

  it.each([
    ['TOML that is broken', '+++\ntitle = "The weir\ndraft = true\n+++\nText.', 'line 1'],
    ['TOML without an end', '+++\ntitle = "A"\n\nText.', 'no end'],
    ['YAML without an end', '---\ntitle: A\n\nText.', 'no end'],
    ['YAML that is no fields', '---\ntitle The weir\n---\nText.', 'no fields'],
    ['JSON that is broken', '{"title": "A", draft: true}\nText.', 'cannot be read'],
    ['JSON without an end', '{"title": "A}\n\nText.', 'no end'],
    ['a nest of JSON', `{"a": ${'['.repeat(100_000)}${']'.repeat(100_000)}}\nText.`, null],
    ['a nest of TOML', `+++\na = ${'['.repeat(100_000)}${']'.repeat(100_000)}\n+++\nText.`, 'cannot be read'],
    ['tables of TOML in tables', `+++\n${'a.'.repeat(100_000)}a = 1\n+++\nText.`, 'cannot be read'],
    ['a megabyte of TOML', `+++\na = "${'x'.repeat(1_000_001)}"\n+++\nText.`, 'too long'],
  ])('that are %s fail that file alone', async (_case, file, reason) => {
    const { stories, skipped, unread } = await read({ 'a.md': file, 'b.md': yaml() });
    if (reason === null) expect(stories.length + unread.length).toBe(2);
    else expect(unread).toEqual([expect.stringContaining(reason)]);
    expect(stories.length + skipped.length + unread.length).toBe(2);
  });

  it.each([
    ['expiryDate', toml('expiryDate = 2020-01-01'), 'taken down'],
    ['unpublishDate', json({ unpublishDate: '2020-01-01' }), 'taken down'],
    ['a date in the future', toml().replace('2019', '2099'), 'to be published there on'],
    ['publishDate', toml('publishDate = 2099-01-01T00:00:00Z'), 'embargo'],
    ['published as a date', yaml('published: 2099-01-01'), 'embargo'],
  ])('tell by %s that readers do not see a story', async (_case, file, problem) => {
    const { stories } = await read({ 'content/a.md': file });
    const [story] = stories;
    if (!story) throw new Error('no story');
    expect(documentsOf(story)).toContain(problem);
  });
});

const documentsOf = (story: Parameters<typeof storyDocuments>[0]['story']) =>
  storyDocuments({
    story,
    body: {
      blocks: [{ _type: 'block', _key: 'a', children: [{ _type: 'span', _key: 'b', text: 'Text.' }] }],
      pictures: new Map(),
      notes: [],
    },
    names: { section: 'news', otherSections: [], topics: [], authors: [], contacts: [], typeOfWork: null },
    assetOf: () => null,
    fileOf: () => ({ problem: '' }),
    slug: 'weir',
    pathOf: () => null,
    source: 'markdown',
    setting: { language: 'en', timeZone: 'UTC' },
    at: '2026-12-01T00:00:00Z',
    ids: { story: String, redirect: String, proposal: String },
  } as unknown as Parameters<typeof storyDocuments>[0]);

describe('what a static site says of many files', () => {
  const files = (site: Record<string, string>, names: string[]) =>
    read({ ...site, ...Object.fromEntries(names.map((name) => [name, yaml(`slug: ${name}`)])) });
  const seen = async (site: Record<string, string>, names: string[]) => {
    const { stories, skipped, unread } = await files(site, names);
    expect(unread).toEqual([]);
    const own = skipped.filter((one) => !/_index|a page, not a story/.test(one));
    expect(stories.length + own.length).toBe(names.length);
    return stories.map(({ slug }) => slug);
  };

  it.each<[string, Record<string, string>, string[], string[]]>([
    [
      'a cascade of Hugo',
      { 'content/secret/_index.md': toml('[cascade]', 'draft = true') },
      ['content/secret/a.md', 'content/secret/deep/b/index.md', 'content/open/c.md'],
      ['content/open/c.md'],
    ],
    [
      'a cascade with targets',
      {
        'content/_index.md': yaml(
          'cascade:',
          '  - target: {path: /news/old/**}',
          '    build: {render: never}',
          '  - _target: {kind: section}',
          '    draft: true',
          '  - target: {environment: staging}',
          '    draft: true',
        ),
      },
      ['content/news/old/a.md', 'content/news/b.md'],
      ['content/news/b.md'],
    ],
    [
      'the cascade of one language',
      { 'content/_index.de.md': yaml('cascade: {draft: true}') },
      ['content/a.de.md', 'content/a.en.md'],
      ['content/a.en.md'],
    ],
    [
      'the nearest of two cascades',
      {
        'content/_index.md': yaml('cascade: {params: {private: true}}'),
        'content/open/_index.md': yaml('cascade: {private: false}'),
      },
      ['content/open/a.md', 'content/b.md'],
      ['content/open/a.md'],
    ],
    [
      'the configuration of Hugo',
      {
        'site/hugo.toml':
          'baseURL = "/"\n[[cascade]]\nunlisted = true\n[cascade.target]\npath = "/secret/**"',
      },
      [
        'site/content/a.md',
        'site/content/secret/b.md',
        'site/archetypes/default.md',
        'site/themes/x/exampleSite/content/c.md',
      ],
      ['site/content/a.md'],
    ],
    [
      'its folders',
      { 'config/_default/config.yaml': 'languages:\n  de: {contentDir: inhalt}\n', 'content/x.txt': '' },
      ['content/a.md', 'inhalt/b.md', 'README.md'],
      ['content/a.md', 'inhalt/b.md'],
    ],
    [
      'values of Jekyll',
      {
        '_config.yml':
          'defaults:\n  - scope: {path: "", type: posts}\n    values: {layout: post, permalink: "/:title/"}\n  - scope: {path: "_posts/2019"}\n    values: {published: false}\n  - scope: {path: _posts/2019/open}\n    values: {published: true}\n',
      },
      ['_posts/2019/2019-05-04-a.md', '_posts/2019/open/2019-05-04-b.md', '_posts/2018-05-04-c.md'],
      ['_posts/2019/open/2019-05-04-b.md', '_posts/2018-05-04-c.md'],
    ],
    [
      'values of Jekyll by type and stars',
      {
        'blog/_config.yml':
          'collections: {notes: {output: true}}\ndefaults:\n  - scope: {type: notes}\n    values: {draft: true}\n  - scope: {path: "_posts/*/secret*"}\n    values: {published: false}\n',
      },
      ['blog/_notes/a.md', 'blog/_posts/x/secret-b.md', 'blog/_posts/x/c.md'],
      ['blog/_posts/x/c.md'],
    ],
    [
      'folders that Jekyll does not show',
      {
        '_config.yml':
          'exclude: [attic/, "tmp-*"]\ninclude: [_pages]\ncollections: {notes: {output: false}, essays: {output: true}}\n',
      },
      [
        '_notes/a.md',
        '_essays/b.md',
        '_pages/c.md',
        '_includes/d.md',
        'attic/e.md',
        'tmp-1/f.md',
        '_posts/g.md',
      ],
      ['_essays/b.md', '_pages/c.md', '_posts/g.md'],
    ],
  ])('decides by %s whether readers saw a story', async (_case, site, names, public_) => {
    expect((await seen(site, names)).toSorted()).toEqual(public_.toSorted());
  });

  it('gives way to what a file says of itself', async () => {
    const { stories } = await read({
      'content/_index.md': toml('[cascade]', 'draft = true'),
      'content/a.md': yaml('draft: false'),
    });
    expect(stories).toHaveLength(1);
  });

  it.each([
    ['_config.yml', 'defaults: [\n'],
    ['_config.yml', 'defaults: {a: b}'],
    ['hugo.toml', 'title = '],
    ['content/_index.md', '---\ncascade: [\n---\n'],
    ['content/_index.md', '---\ncascade: 3\n---\n'],
  ])('ends the import if %s cannot be read', async (name, text) => {
    await expect(files({ [name]: text }, ['content/a.md'])).rejects.toThrow(
      `“${name}” says which stories of the site readers saw`,
    );
  });
});
