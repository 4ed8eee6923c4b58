import { type StoryFormat, storyFormats } from '../../../../lib/archive/write/formats.ts';
import type { ArticleResult } from '../../../../lib/queryResults/story.ts';
import { exportedStory, siteUrl } from '../../../fixtures/exportedStory.ts';
import { wholeStory } from '../../../fixtures/wholeStory.ts';
import { readHtml, readMarkdown, readNewsml, readNinjs } from './readers.ts';
import { factsOf } from './storyFacts.ts';

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
    const given = exportedStory(result);
    expect(readers[format](write(given))).toEqual(factsOf(given.article, siteUrl));
  });

  it('has only headline and notes of a retracted story', () => {
    const retraction = {
      ...{ _id: 'r', status: 'published', kind: 'retraction', severity: 'serious', affects: null },
      ...{ was: null, is: null, changes: null, note: 'We retract it.', requestedBy: 'a', approvedBy: 'b' },
      ...{ alone: null, addition: null, publishedAt: '2026-11-26T10:00:00.000Z', revisionBefore: null },
    };
    const { corrections } = wholeStory();
    const written = write(exportedStory(wholeStory({ corrections: [retraction, ...(corrections ?? [])] })));
    for (const words of ['Standfirst', 'They met', 'A heading', 'ann@example.org', 'A report', 'Caption'])
      expect(written).not.toContain(words);
    expect(written).toContain('We retract it.');
    expect(written).toContain('Headline of a-whole-story');
  });

  it('has nothing that is not for readers', () => {
    const written = write(exportedStory(wholeStory()));
    for (const secret of ['secret', 'staff-one', 'staff-two', '960000', 'expired.01', 'waits', 'never see'])
      expect(written).not.toContain(secret);
  });
});
