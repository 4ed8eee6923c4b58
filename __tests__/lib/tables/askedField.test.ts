import { askedField } from '../../../lib/tables/askedField.ts';

const table = 't';
const rows = [{ _key: 'a' }, { _key: 'b' }];

describe('the field of a table that a click in the preview asks for', () => {
  it.each([
    ['its caption', ['body', { _key: table }, 'caption'], 'caption'],
    ['a cell', [{ _key: table }, 'rows', { _key: 'b' }, 'cells', 1], { row: 1, column: 1 }],
    ['a row', [{ _key: table }, 'rows', { _key: 'b' }], { row: 1, column: 0 }],
    ['no row that is there', [{ _key: table }, 'rows', { _key: 'gone' }, 'cells', 1], null],
    ['the table', [{ _key: table }], null],
    ['another block', [{ _key: 'x' }, 'caption'], null],
  ])('is %s', (_what, path, expected) => {
    expect(askedField(path, { table, rows })).toEqual(expected);
  });
});
