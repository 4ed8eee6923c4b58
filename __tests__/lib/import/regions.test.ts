import { readArticleText } from '../../../lib/import/files/readArticleFile.ts';
import { importArticle } from '../../../lib/import/importArticle.ts';
import type { Block } from '../../../lib/pasting/Block.ts';
import { newsroom } from './page.ts';

const headline = 'The bridge that closed';
const byline = 'By Yuval Abraham';
const standfirst = 'Engineers found rust in two of the four piers of the bridge.';
const short = ['The council shut the bridge on Monday.', 'Nobody was hurt.', 'It opens in May.'];

const draftOf = (text: string) => {
  const imported = importArticle(readArticleText('text', text).page, newsroom);
  if (!imported) throw new Error('nothing was imported');
  const { fields, report } = imported;
  return {
    ...fields,
    bylines: fields.bylines.map(({ _ref }) => _ref),
    body: fields.body.map(textOf),
    report,
  };
};
const textOf = ({ children }: Block): string =>
  (children as { text: string }[]).map(({ text }) => text).join('');
const inHtml = (first: string, ...lines: string[]): string =>
  `${first}${lines.map((line) => `<p>${line}</p>`).join('')}`;

describe('a story of a few short sentences', () => {
  it.each([
    ['text', [headline, byline, ...short].join('\n\n')],
    ['text with the headline in Markdown', [`# ${headline}`, byline, ...short].join('\n\n')],
    ['text with a line a paragraph', [headline, byline, ...short].join('\n')],
    ['HTML', inHtml(`<h1>${headline}</h1>`, byline, ...short)],
    ['HTML without a heading', inHtml('', headline, byline, ...short)],
    ['HTML that names its byline', inHtml(`<h1>${headline}</h1><p class="byline">${byline}</p>`, ...short)],
    [
      'a page of the web',
      `<html><head><title>${headline}</title></head><body>${inHtml(`<h1>${headline}</h1><p class="byline">${byline}</p>`, ...short)}</body></html>`,
    ],
  ])('has its writer in the byline, and not in the text: %s', (_kind, text) => {
    expect(draftOf(text)).toMatchObject({
      headline,
      bylines: ['person-yuval-abraham'],
      noByline: false,
      body: short,
    });
  });

  it.each([
    ['text', [headline, standfirst, byline, ...short].join('\n\n')],
    ['HTML', inHtml(`<h1>${headline}</h1>`, standfirst, byline, ...short)],
  ])('has the standfirst that is above its byline: %s', (_kind, text) => {
    expect(draftOf(text)).toMatchObject({ standfirst, bylines: ['person-yuval-abraham'], body: short });
  });

  it('may lack full stops', () => {
    const lines = ['The bridge is shut', 'Nobody was hurt'];
    expect(draftOf([headline, byline, ...lines].join('\n\n'))).toMatchObject({
      bylines: ['person-yuval-abraham'],
      body: lines,
    });
  });

  it('keeps all its lines if nobody is named above it', () => {
    const lines = ['Shut until May', ...short];
    expect(draftOf([headline, ...lines].join('\n\n'))).toMatchObject({ bylines: [], body: lines });
  });

  it('keeps what begins like a byline below its first sentence', () => {
    const lines = [...short, byline, 'He is 40.'];
    expect(draftOf(inHtml(`<h1>${headline}</h1>`, ...lines)).body).toEqual(lines);
  });
});
