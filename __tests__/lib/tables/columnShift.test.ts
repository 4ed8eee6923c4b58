import { columnShift, shiftNames } from '../../../lib/tables/columnShift.ts';
import type { Row } from '../../../lib/tables/grid.ts';

const rowsOf = (...cells: string[][]): Row[] =>
  cells.map((row, index) => ({ _type: 'tableRow', _key: `r${index}`, cells: row }));

const table = rowsOf(['A', 'B', 'C'], ['1', '2', '3']);
const names = ['a', 'b', 'c'];

const namesAfter = (after: Row[]): string[] => {
  const shift = columnShift(table, after);
  return shift ? shiftNames(names, shift, () => 'new') : names;
};

describe('the names of columns', () => {
  it.each<[string, Row[], string[]]>([
    ['a first column', rowsOf(['', 'A', 'B', 'C'], ['', '1', '2', '3']), ['new', 'a', 'b', 'c']],
    ['a column in the middle', rowsOf(['A', 'B', '', 'C'], ['1', '2', '', '3']), ['a', 'b', 'new', 'c']],
    ['a last column', rowsOf(['A', 'B', 'C', ''], ['1', '2', '3', '']), ['a', 'b', 'c', 'new']],
    ['two columns', rowsOf(['A', '', '', 'B', 'C'], ['1', '', '', '2', '3']), ['a', 'new', 'new', 'b', 'c']],
    [
      'a column and a cell',
      rowsOf(['', 'A', 'B', 'C'], ['', '1', '2', '3'], ['', '', '', '']).with(1, {
        _type: 'tableRow',
        _key: 'r1',
        cells: ['', '1', '5', '3'],
      }),
      ['new', 'a', 'b', 'c'],
    ],
    ['no first column', rowsOf(['B', 'C'], ['2', '3']), ['b', 'c']],
    ['no column in the middle', rowsOf(['A', 'C'], ['1', '3']), ['a', 'c']],
    ['no last column', rowsOf(['A', 'B'], ['1', '2']), ['a', 'b']],
    ['another row', rowsOf(['A', 'B', 'C'], ['1', '2', '3'], ['', '', '']), ['a', 'b', 'c']],
  ])('follow a table that now has %s', (_case, after, expected) => {
    expect(namesAfter(after)).toEqual(expected);
  });
});
