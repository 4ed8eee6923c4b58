import fc from 'fast-check';
import { readHtml } from '../../../../lib/import/html/readHtml.ts';
import { importArticle } from '../../../../lib/import/importArticle.ts';
import { readText } from '../../../../lib/import/readText.ts';
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

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

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
      fc.property(fc.array(fc.tuple(line, tag, role), { minLength: 1, maxLength: 12 }), (parts) => {
        const html = parts.map(([text, name, more]) => `<${name}${more}>${escaped(text)}</${name}>`).join('');
        importArticle(
          readHtml({ html: `<html><body>${html}<p>${opening}</p></body></html>` }).page,
          newsroom,
        );
      }),
      { numRuns: 40 },
    );
  });
});
