import { readHtml, type SavedPage } from '../../../lib/import/html/readHtml.ts';
import { importArticle } from '../../../lib/import/importArticle.ts';

const paragraphs = [
  'The growers of the valley won their case on Tuesday, when the court ordered the weir to stay open.',
  'Nobody in the hall expected the vote to be close, and in the end it was not, by all accounts.',
];
const textsIn = (saved: SavedPage): string[] => {
  const { page } = readHtml(saved);
  const imported = importArticle(page, { sections: [], people: [], topics: [] });
  return (imported?.fields.body ?? []).map(({ children }) =>
    (children as { text: string }[]).map(({ text }) => text).join(''),
  );
};
const documentOf = (...above: string[]): SavedPage => ({
  isDocument: true,
  html: `<h1>The growers win the water dispute</h1>${[...above, ...paragraphs].map((text) => `<p>${text}</p>`).join('')}`,
});

describe('a short first paragraph of a document', () => {
  it.each([
    ['alone', ['It rained.']],
    ['with another', ['It rained.', 'Then it stopped.']],
  ])('is part of the text, %s', (_case, above) => {
    expect(textsIn(documentOf(...above))).toEqual([...above, ...paragraphs]);
  });

  it('is part of the text below the byline, and above it none', () => {
    expect(textsIn(documentOf('By Ada Roe', 'It rained.'))).toEqual(['It rained.', ...paragraphs]);
    expect(textsIn(documentOf('It rained.', 'By Ada Roe'))).toEqual(paragraphs);
  });

  it('is no label, time or second headline', () => {
    for (const line of ['Exclusive', '2:33 pm', 'Rain in the Valley', 'A. B. Roe.'])
      expect(textsIn(documentOf(line))).toEqual(paragraphs);
  });
});

it('takes a short story in Japanese from the page’s data, if the page shows none', () => {
  const articleBody = '東京都は二十八日、水道料金を来年四月から引き上げると発表した。';
  const data = JSON.stringify({ '@type': 'NewsArticle', headline: '水道料金値上げへ', articleBody });
  const page = (shown: string) =>
    `<html lang="ja"><head><title>水道料金値上げへ</title><script type="application/ld+json">${data}</script></head><body><nav><a href="/">ホーム</a></nav><div>${shown}</div></body></html>`;
  expect(textsIn({ html: page('') })).toEqual([articleBody]);
});
