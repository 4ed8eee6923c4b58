import { cellsFromText } from '../../../lib/tables/cellsFromText.ts';

describe('the text of a spreadsheet', () => {
  it.each([
    [
      'cells and rows',
      'A\tB\n1\t2',
      [
        ['A', 'B'],
        ['1', '2'],
      ],
    ],
    [
      'line breaks of Windows, with one at the end',
      'A\tB\r\n1\t2\r\n',
      [
        ['A', 'B'],
        ['1', '2'],
      ],
    ],
    [
      'empty cells',
      '\tB\n1\t',
      [
        ['', 'B'],
        ['1', ''],
      ],
    ],
    [
      'a quoted cell with a line break, a tab and quotes',
      '"A\nof\tthe ""mill"""\tB',
      [['A of the "mill"', 'B']],
    ],
    ['a quote that is a character', '"Ann" said\tB', [['"Ann" said', 'B']]],
    ['a quote that nothing closes', '"A\tB', [['"A', 'B']]],
    ['quoted cells with line breaks of Windows', '"A"\r\n"B"\r\n', [['A'], ['B']]],
    ['an empty row', 'A\n\nB', [['A'], [''], ['B']]],
  ])('is read with %s', (_case, text, expected) => {
    expect(cellsFromText(text)).toEqual(expected);
  });

  it.each([[''], ['A cell'], ['A cell\n'], ['a "quoted" word']])('is one cell: %j', (text) => {
    expect(cellsFromText(text)).toBeNull();
  });

  it.each([
    ['lines without HTML', '', 'A\nB', [['A'], ['B']]],
    ['lines with a table', '<meta charset="utf-8"><TABLE border=0>', 'A\nB', [['A'], ['B']]],
    ['tabs without a table', '<pre>A\tB</pre>', 'A\tB', [['A', 'B']]],
    ['paragraphs', '<p>A mill.</p><p>A tablet.</p>', 'A mill.\n\nA tablet.', null],
    ['an element that begins like a table', '<tablet>A<br>B</tablet>', 'A\nB', null],
  ])('is cells only if its HTML does not say otherwise: %s', (_case, html, text, expected) => {
    expect(cellsFromText(text, html)).toEqual(expected);
  });
});
