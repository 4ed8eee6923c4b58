import { cellsFromText, type PastedKind } from '../../../lib/tables/cellsFromText.ts';

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

  it.each<[string, PastedKind, string, string[][] | null]>([
    ['lines of plain text', 'plain', 'A\nB', [['A'], ['B']]],
    ['lines of a table', 'table', 'A\nB', [['A'], ['B']]],
    ['rows of a table with lines in its cells', 'table', 'A\tB\nC', [['A', 'B'], ['C']]],
    ['paragraphs', 'prose', 'A mill.\n\nA tablet.', null],
    [
      'equally many tabs in all lines of a page',
      'prose',
      'A\tB\n1\t2',
      [
        ['A', 'B'],
        ['1', '2'],
      ],
    ],
    ['one line of a page', 'prose', 'Ann Roe,\tmayor', null],
    ['indented paragraphs', 'plain', '\tA mill.\n\tA tablet.', null],
    ['an indented line', 'plain', '\t\tA mill.', null],
    ['a tab in one of several lines', 'plain', 'Contact\nPhone:\t020 7946\nOr write.', null],
    ['rows of several lengths', 'plain', 'A\tB\tC\n1\t2', null],
  ])('is cells only if it is tabular: %s', (_case, kind, text, expected) => {
    expect(cellsFromText(text, kind)).toEqual(expected);
  });
});
