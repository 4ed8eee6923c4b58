import type { ExportedStory } from '../../../../lib/archive/write/ExportedStory.ts';
import { type StoryFormat, storyFormats } from '../../../../lib/archive/write/formats.ts';
import { articleFrom } from '../../../../lib/articles/articleFrom.ts';
import { parseResult } from '../../../../lib/queryResults/parseResult.ts';
import { type ArticleResult, story } from '../../../../lib/queryResults/story.ts';
import { site } from '../../../fixtures/story.ts';
import { wholeStory } from '../../../fixtures/wholeStory.ts';
import { readHtml, readMarkdown, readNewsml, readNinjs } from './readers.ts';
import { factsOf, fileOf } from './storyFacts.ts';

const siteUrl = 'https://news.example.org';

const exported = (result: ArticleResult): ExportedStory => {
  const { value, unread } = parseResult(story, result);
  if (!value || unread.length > 0) throw new Error('The fixture cannot be read.');
  const article = articleFrom(value, { noBylineLine: null, now: new Date('2026-11-27T12:00:00Z') });
  return { article, site, siteUrl, addressOf: ({ url }) => fileOf(url) };
};

const arabic: Partial<ArticleResult> = {
  language: 'ar',
  headline: 'عنوان فيه «اقتباس» و English',
  standfirst: 'ملخص قصير',
  body: [
    {
      ...{ _type: 'block', _key: 'a', style: 'normal', listItem: null, markDefs: [] },
      children: [{ _key: 's', text: 'نص عربي، ثم # علامة.', marks: [] }],
    },
  ],
  corrections: null,
};
const bare: Partial<ArticleResult> = {
  ...{ kicker: null, standfirst: null, section: null, leadImage: null, keyPoints: null, summary: null },
  ...{ topics: null, bylines: null, contacts: null, sources: null, corrections: null, dateline: null },
  ...{
    noByline: true,
    hasSources: null,
    modifiedAt: null,
    body: [],
    language: 'no',
    publishedAt: '2026-11-20',
  },
};

const readers = { ninjs: readNinjs, newsml: readNewsml, markdown: readMarkdown, html: readHtml };
const formats = Object.keys(storyFormats) as StoryFormat[];

describe.each(formats)('a story as %s', (format) => {
  const { write } = storyFormats[format];

  it.each([
    ['with everything that a story can have', wholeStory()],
    ['from right to left', wholeStory(arabic)],
    ['with nothing that it need not have', wholeStory(bare)],
    ['without pictures', wholeStory({ leadImage: null, body: [] })],
  ])('gives back a story %s', (_case, result) => {
    const given = exported(result);
    expect(readers[format](write(given))).toEqual(factsOf(given.article, siteUrl));
  });

  it('has only headline and notes of a retracted story', () => {
    const retraction = {
      ...{ _id: 'r', status: 'published', kind: 'retraction', severity: 'serious', affects: null },
      ...{ was: null, is: null, changes: null, note: 'We retract it.', requestedBy: 'a', approvedBy: 'b' },
      ...{ alone: null, addition: null, publishedAt: '2026-11-26T10:00:00.000Z', revisionBefore: null },
    };
    const { corrections } = wholeStory();
    const written = write(exported(wholeStory({ corrections: [retraction, ...(corrections ?? [])] })));
    for (const words of ['Standfirst', 'They met', 'A heading', 'ann@example.org', 'A report', 'Caption'])
      expect(written).not.toContain(words);
    expect(written).toContain('We retract it.');
    expect(written).toContain('Headline of a-whole-story');
  });

  it('has nothing that is not for readers', () => {
    const written = write(exported(wholeStory()));
    for (const secret of ['secret', 'staff-one', 'staff-two', '960000', 'expired.01', 'waits', 'never see'])
      expect(written).not.toContain(secret);
  });
});
