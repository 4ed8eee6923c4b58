import { parseHTML } from 'linkedom';
import { isDataTable } from '../../../../lib/pasting/cells/isDataTable.ts';

const isData = (html: string): boolean =>
  isDataTable(parseHTML(/<body/.test(html) ? html : `<html><body>${html}</body></html>`).document);
const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;

describe('pasted HTML is data', () => {
  it.each([
    [
      'of Excel',
      `<html><head><style>td {}</style></head><body><table border=0><col>${row('A', 'B')}</table>`,
    ],
    [
      'of Google Sheets',
      `<google-sheets-html-origin><style>td{}</style><table>${row('A')}${row('B')}</table>`,
    ],
    ['of Word, with a paragraph in each cell', `<table>${row('<p>A</p>', '<p>B</p>')}</table>`],
    ['with a header and lists', `<table><tr><th>Town</th></tr>${row('<ul><li>Hull</li></ul>')}</table>`],
    ['beside words that nobody sees', `<p style="display:none">x</p><table>${row('A', 'B')}</table>`],
  ])('%s', (_case, html) => {
    expect(isData(html)).toBe(true);
  });

  it.each([
    ['paragraphs', '<p>A mill.</p><p>Another.</p>'],
    ['a table around another one', `<table>${row(`<table>${row('A', 'B')}</table>`)}</table>`],
    ['a table for presentation', `<table role="presentation">${row('A', 'B')}</table>`],
    ['columns of a page', `<table>${row('Menu', '<h1>Mill</h1><p>It closes.</p>')}</table>`],
    ['paragraphs in a cell', `<table>${row('<p>A mill.</p><p>It closes.</p>', 'B')}</table>`],
    ['a letter in one column', `<table>${row('<p>Dear reader,</p>')}${row('<p>We write.</p>')}</table>`],
    ['a long text in a cell', `<table>${row('Menu', 'A long story. '.repeat(30))}</table>`],
    ['a table among paragraphs', `<p>See here:</p><table>${row('A', 'B')}</table>`],
    ['an element that begins like a table', '<tablet>A<br>B</tablet>'],
  ])('but not %s', (_case, html) => {
    expect(isData(html)).toBe(false);
  });
});
