import { readFigure } from '../../../lib/charts/readFigure.ts';

describe('the figure in a cell', () => {
  it.each([
    ['8', 'en', 8],
    ['1,204', 'en', 1204],
    ['1,234,567.5', 'en', 1_234_567.5],
    ['1.204', 'de', 1204],
    ['3,5', 'de', 3.5],
    ['3.5', 'de', 3.5],
    ['1.234.567,5', 'de', 1_234_567.5],
    ['1 204,5', 'fr', 1204.5],
    ['12’500', 'de-CH', 12_500],
    ['−8', 'en', -8],
    ['-8', 'en', -8],
    ['+12.5', 'en', 12.5],
    ['€ 40', 'en', 40],
    ['−€40', 'en', -40],
    ['8.5 %', 'en', 8.5],
    ['8,000 terabytes', 'en', 8000],
    ['١٬٢٠٤', 'ar-EG', 1204],
    ['۳٫۵', 'fa', 3.5],
    ['2021–2025', 'en', null],
    ['9 August 2025', 'en', null],
    ['1,23,4', 'en', null],
    ['n/a', 'en', null],
    ['pre-war 8', 'en', 8],
    ['', 'en', null],
    ['.', 'en', null],
  ])('of %j in %s is %j', (cell, language, expected) => {
    expect(readFigure(cell, language)).toBe(expected);
  });
});
