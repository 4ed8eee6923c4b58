import Papa from 'papaparse';
import { csvOf } from '../../../lib/numbers/csv.ts';
import { fillDays } from '../../../lib/numbers/fillDays.ts';

describe('a table as CSV', () => {
  it.each([
    ['=HYPERLINK("https://evil.example","Open")'],
    ['+1+1'],
    ['-2+3+cmd|" /C calc"!A0'],
    ['@SUM(A1)'],
    ['  =1+1'],
    ['\t=1+1'],
    ['\r=1+1'],
    ['\n=1+1'],
    ['=1+1\nof two lines'],
    ['＝1+1'],
  ])('runs no formula: %j', (text) => {
    const csv = csvOf(['Story', 'Views'], [[text, 3]]);
    expect(Papa.parse<string[]>(csv.slice(1)).data[1]).toEqual([`'${text}`, '3']);
  });

  it.each([['A "quoted" headline, with a comma'], ['two\r\nlines'], ['عنوان'], ['“—”'], ['3 < 4'], ["'tis"]])(
    'keeps the text %j',
    (text) => {
      const csv = csvOf(['Story', '=Head'], [[text, -3]]);
      expect(Papa.parse<string[]>(csv.slice(1)).data).toEqual([
        ['Story', "'=Head"],
        [text, '-3'],
      ]);
    },
  );

  it('begins with the mark by which Excel reads UTF-8, and has no value for null', () => {
    expect(csvOf(['Week', 'Hours'], [['2026-W48', null]])).toBe('\ufeffWeek,Hours\r\n2026-W48,');
  });
});

describe('the last days', () => {
  it('include those without views, across the end of a year', () => {
    const known = [{ day: '2026-12-31', views: 4, fromFront: 1 }];
    expect(fillDays(known, 3, '2027-01-01T08:00:00Z')).toEqual([
      { day: '2026-12-30', views: 0, fromFront: 0 },
      { day: '2026-12-31', views: 4, fromFront: 1 },
      { day: '2027-01-01', views: 0, fromFront: 0 },
    ]);
  });
});
