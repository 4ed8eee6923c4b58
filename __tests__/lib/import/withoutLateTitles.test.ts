import { strToU8 } from 'fflate';
import { readArticleFile, readArticleText } from '../../../lib/import/files/readArticleFile.ts';
import { importArticle } from '../../../lib/import/importArticle.ts';
import type { Page } from '../../../lib/import/Line.ts';
import type { Block } from '../../../lib/pasting/Block.ts';
import { paragraph, wordFile } from './files/makeFiles.ts';
import { newsroom, opening } from './page.ts';

const title = 'The bridge that closed';
const byline = 'By Harry Davies';
const short = 'The council shut the bridge on Monday.';
const second = 'Nobody was hurt.';
const third = 'It opens again in May.';
/** Lines, of which those with `#` are headings of the first level. */
type Lines = string[];

const readers: [string, (lines: Lines) => Promise<Page> | Page][] = [
  [
    'a Word file',
    async (lines) => {
      const body = lines.map((line) =>
        line.startsWith('# ') ? paragraph(line.slice(2), 'heading 1') : paragraph(line),
      );
      return (await readArticleFile({ name: 'a.docx', bytes: wordFile(body.join('')) })).page;
    },
  ],
  [
    'Markdown',
    async (lines) => (await readArticleFile({ name: 'a.md', bytes: strToU8(lines.join('\n\n')) })).page,
  ],
  ['pasted text', (lines) => readArticleText('text', lines.join('\n\n')).page],
  [
    'pasted HTML',
    (lines) =>
      readArticleText(
        'html',
        lines
          .map((line) => (line.startsWith('# ') ? `<h1>${line.slice(2)}</h1>` : `<p>${line}</p>`))
          .join(''),
      ).page,
  ],
];

const draftOf = async (page: Promise<Page> | Page) => {
  const imported = importArticle(await page, newsroom);
  if (!imported) throw new Error('nothing was imported');
  const { headline, bylines, body } = imported.fields;
  return { headline, bylines: bylines.map(({ _ref }) => _ref), body: body.map(lineOf) };
};
const lineOf = ({ style, children }: Block): string =>
  `${style === 'h2' ? '# ' : ''}${(children as { text: string }[]).map(({ text }) => text).join('')}`;

describe.each(readers)('%s', (_kind, read) => {
  it.each<[string, Lines]>([
    ['short', [title, byline, short, '# What happened', second, '# What now', third]],
    ['long', [title, byline, opening, '# What happened', second, '# What now', opening]],
    ['with a part before any text', [title, byline, '# What happened', opening, '# What now', short]],
    ['of one part', [title, byline, short, '# What happened', second]],
  ])('has its headline above the byline, and headings of parts in a text: %s', async (_case, lines) => {
    expect(await draftOf(read(lines))).toEqual({
      headline: title,
      bylines: ['person-harry-davies'],
      body: lines.slice(2),
    });
  });

  it('has its headline in the first line without a byline, too', async () => {
    const lines = [title, short, '# What happened', second, '# What now', third];
    expect(await draftOf(read(lines))).toMatchObject({ headline: title, body: lines.slice(1) });
  });

  it.each<[string, Lines]>([
    ['a byline', [byline]],
    ['a note', ['Please read this before Monday.']],
    ['a note and a line', ['The south desk', 'Please read this before Monday.']],
  ])(
    'has its headline in a heading below %s, if the byline or no headline says otherwise',
    async (_case, above) => {
      const below = above.includes(byline) ? [] : [byline];
      const lines = [...above, `# ${title}`, ...below, opening, '# What now', opening];
      expect(await draftOf(read(lines))).toMatchObject({
        headline: title,
        bylines: ['person-harry-davies'],
        body: [opening, '# What now', opening],
      });
    },
  );
});

it('a page of the web has its headline in the first heading, wherever that is', async () => {
  const html = `<html><head><title>${title}</title></head><body><p>The Shore Paper</p><p>${byline}</p><p>${short}</p><h1>${title}</h1><p>${opening}</p><h1>What now</h1><p>${opening}</p></body></html>`;
  expect(await draftOf(readArticleText('page', html).page)).toMatchObject({ headline: title });
});
