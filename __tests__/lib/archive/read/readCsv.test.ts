import { readCsv } from '../../../../lib/archive/read/readCsv.ts';

describe('the rows of a CSV', () => {
  it.each([
    ['commas', 'id,title\n1,Rain\n'],
    ['semicolons', 'id;title\n1;Rain\n'],
    ['tabs', 'id\ttitle\n1\tRain'],
    ['line ends of Windows', 'id,title\r\n1,Rain\r\n'],
    ['line ends of an old Mac', 'id,title\r1,Rain\r'],
    ['quotation marks, spaces behind them and empty lines', '"id" ,"title"\n\n"1","Rain"  \n\n'],
  ])('are read with %s', (_case, text) => {
    expect(readCsv('posts.csv', text)).toEqual([{ id: '1', title: 'Rain' }]);
  });

  it('hold commas, marks and lines between quotation marks', () => {
    const text = 'id,title\r\n1,"Rain, ""heavy""\r\nand late"\r\n2,5" of snow\r\n3,""';
    expect(readCsv('posts.csv', text).map(({ title }) => title)).toEqual([
      'Rain, "heavy"\r\nand late',
      '5" of snow',
      '',
    ]);
  });

  it.each([
    ['a mark without a partner', 'id,title\n1,Rain\n2,"Snow\n3,Sun\n', 'line 3: a quotation mark'],
    ['a text behind a mark', 'id,title\n1,"Rain" late\n', 'line 2: a quotation mark'],
    ['a field too much', 'id,title\n1,Rain\n2,Snow,late\n', 'line 3: it has 3 fields'],
  ])('are refused with %s', (_case, text, message) => {
    expect(() => readCsv('posts.csv', text)).toThrow(message);
  });

  it.each([
    ['marks with spaces behind them', `${'" '.repeat(200_000)}${' '.repeat(200_000)},`],
    ['marks without partners', '"a'.repeat(3_000_000)],
  ])('take linear time with %s', (_case, field) => {
    const start = performance.now();
    expect(() => readCsv('posts.csv', `id,title\n1,"${field}\n`)).toThrow('a quotation mark');
    expect(performance.now() - start).toBeLessThan(500);
  });
});
