import { readHtml } from '../../../../lib/import/html/readHtml.ts';
import { importArticle } from '../../../../lib/import/importArticle.ts';
import { readText } from '../../../../lib/import/readText.ts';
import fc from '../../../properties.ts';
import { newsroom, opening, standfirst } from '../page.ts';

const pieces = [
  ...[
    'By',
    'by',
    'Written by',
    'Harry Davies',
    'HARRY  DAVIES',
    'Jane Roe',
    'and',
    ',',
    '|',
    ' · ',
    ':',
    '(Ann)',
    '-',
  ],
  ...[
    '2:33 pm',
    '14:30',
    '25 September 2025',
    '2025-09-25',
    '25/09/2025 2025',
    'Views: 0',
    'views: 12 views: 12',
  ],
  ...[
    'Tech',
    'tech',
    'Inside',
    'Exclusive:',
    'Opinion',
    'Summary:',
    'Key points',
    'Close',
    '1.',
    '•',
    '>',
    '#',
    '“talk',
    '”',
  ],
  ...[
    'Contact',
    'For tips, contact',
    'Harry Davies and Yuval Abraham',
    'jane@example.org',
    'The fire was out.',
  ],
  ...['é', '渡し船は待つ。', 'האורות', '\u00a0', '\t', opening, standfirst],
];
const line = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 })
  .map((words) => words.join(' '));
const page = fc.array(line, { minLength: 1, maxLength: 12 });
const tag = fc.constantFrom('p', 'h1', 'h2', 'div', 'li', 'blockquote', 'td', 'figcaption', 'nav', 'span');
const role = fc.constantFrom(
  '',
  ' class="byline"',
  ' class="lead"',
  ' hidden',
  ' rel="tag"',
  ' itemprop="author"',
  ' style="display:none"',
);

const meta = fc.constantFrom(
  'og:title',
  'og:description',
  'author',
  'article:section',
  'article:published_time',
);

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

describe('any page', () => {
  it('of text balances', () => {
    fc.assert(
      fc.property(page, (lines) => {
        for (const end of ['\n', '\n\n']) importArticle(readText(lines.join(end)), newsroom);
      }),
      { numRuns: 40 },
    );
  });

  it('of markup balances', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(meta, line), { maxLength: 3 }),
        fc.array(fc.tuple(line, tag, role), { minLength: 1, maxLength: 12 }),
        (told, parts) => {
          const head = told.map(([name, text]) => `<meta property="${name}" content="${escaped(text)}">`);
          const body = parts.map(([text, name, more]) => `<${name}${more}>${escaped(text)}</${name}>`);
          const html = `<html><head>${head.join('')}</head><body>${body.join('')}<p>${opening}</p></body></html>`;
          importArticle(readHtml({ html }).page, newsroom);
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each([
    ['two dates, of which one begins like the other', '25/09/2025 2025 By | 25/09/2025 2025\nBy'],
    ['a counter twice', 'views: 12 views: 12 By 2025-09-25 views: 12 views: 12\nInside By'],
    ['a label before a sign', 'Exclusive:\nExclusive: •\nBy'],
  ])('with %s balances', (_case, lines) => {
    expect(importArticle(readText(`${lines}\n${opening}`), newsroom)?.fields.bylines).toEqual([]);
  });

  it.each([
    ['a label without its colon', 'Live: The ferry waits at the quay', 'Live The ferry waits at the quay'],
    ['a letter with a mark', 'The cafe waits at the quay', 'The café waits at the quay'],
  ])('whose text has the headline with %s balances', (_case, title, shown) => {
    const html = `<html><head><meta property="og:title" content="${title}"></head><body><div>${shown}</div><p>${opening}</p></body></html>`;
    const imported = importArticle(readHtml({ html }).page, newsroom);
    expect(imported?.fields.headline).toBe(title.replace('Live: ', ''));
    expect(imported?.report.dropped.map(({ reason }) => reason)).toEqual(['the headline again']);
  });
});
