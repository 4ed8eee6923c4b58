import { drawChart } from '../../../lib/charts/drawChart.ts';
import type { ChartKind } from '../../../lib/content/chartKinds.ts';

const figuresOf = (...values: (number | null)[]) => ({
  rows: values.map((_, row) => ({ key: `r${row}`, label: String(2020 + row) })),
  series: [{ name: 'Rain', values, texts: values.map((value) => `${value ?? ''}`) }],
});
const draw = (kind: ChartKind, figures: ReturnType<typeof figuresOf>, more: object = {}) =>
  drawChart(figures, { kind, language: 'en', isRightToLeft: false, ...more });

describe('a drawn chart', () => {
  it('has columns that begin at zero, and end at their figure', () => {
    const { bars, zero, ticks } = draw('column', figuresOf(10, 5, -10));
    expect(zero).toBe(50);
    expect(bars.map(({ from, length }) => [from, length])).toEqual([
      [0, 50],
      [25, 25],
      [50, 50],
    ]);
    expect(ticks.map(({ text }) => text)).toEqual(['-10', '-5', '0', '5', '10']);
  });

  it('has lines with a gap where a figure is missing, and without zero if it is far away', () => {
    const { paths, ticks } = draw('line', figuresOf(90, 100, null, 95, 100));
    expect(paths[0]?.match(/M/g)).toHaveLength(2);
    expect(ticks[0]?.text).toBe('90');
    expect(draw('line', figuresOf(10, 100)).ticks[0]?.text).toBe('0');
  });

  it('has columns of equal negative figures, from zero down to their figure', () => {
    const { bars, zero } = draw('column', figuresOf(-5, -5));
    expect(zero).toBe(0);
    expect(bars.map(({ from, length }) => [from, length])).toEqual([
      [0, 100],
      [0, 100],
    ]);
  });

  it.each([
    [
      [1_000_400, 1_002_000],
      ['1,000,000', '1,000,500', '1,001,000', '1,001,500', '1,002,000'],
    ],
    [
      [0.001, 0.004],
      ['0', '0.001', '0.002', '0.003', '0.004'],
    ],
    [
      [0, 2_000_000],
      ['0', '500K', '1M', '1.5M', '2M'],
    ],
    [
      [1_200_000, 1_280_000],
      ['1.2M', '1.22M', '1.24M', '1.26M', '1.28M'],
    ],
  ])('tells the ticks of %j apart', (values, texts) => {
    expect(draw('line', figuresOf(...values)).ticks.map(({ text }) => text)).toEqual(texts);
  });

  it('has bars with the text of their cell', () => {
    expect(draw('bar', figuresOf(0.001, 0.004)).bars.map(({ text }) => text)).toEqual(['0.001', '0.004']);
  });

  it('begins on the right in a language from right to left', () => {
    const places = (isRightToLeft: boolean) =>
      draw('column', figuresOf(1, 2), { isRightToLeft }).bars.map(({ at }) => at);
    const [first = 0, second = 0] = places(true);
    expect(first).toBeGreaterThan(second);
    expect(places(false)[0]).toBeLessThan(places(false)[1] ?? 0);
    const [bar] = draw('bar', figuresOf(2, 4), { isRightToLeft: true }).bars;
    expect([bar?.from, bar?.length]).toEqual([50, 50]);
  });

  it('names as many categories as fit, fewer on a phone', () => {
    const { labels } = draw('line', figuresOf(...Array.from({ length: 100 }, (_, row) => row)));
    expect(labels.length).toBeLessThanOrEqual(12);
    expect(labels.filter(({ isMinor }) => !isMinor).length).toBeLessThanOrEqual(7);
    expect(labels.filter(({ isMinor }) => !isMinor).length).toBeGreaterThan(1);
    const long = figuresOf(...Array.from({ length: 12 }, (_, row) => row));
    for (const row of long.rows) row.label = 'A month with a long name';
    expect(draw('column', long).labels).toHaveLength(3);
  });

  it.each<[ChartKind, (number | null)[]]>([
    ['column', [0, 0]],
    ['line', [5, 5]],
    ['bar', [-1, -2]],
    ['bar', [-5, -5]],
    ['column', [-5, -5]],
    ['line', [-5, -5]],
    ['line', [1e15, -1e15]],
  ])('stays within its frame: %s of %j', (kind, values) => {
    const { bars, paths, ticks } = draw(kind, figuresOf(...values));
    const numbers = [
      ...bars.flatMap(({ from, length, at, size }) => [from, from + length, at, at + size]),
      ...ticks.map(({ at }) => at),
      ...(paths[0]?.match(/[\d.-]+/g) ?? []).map(Number),
    ];
    expect(numbers.length).toBeGreaterThan(0);
    for (const number of numbers) {
      expect(number).toBeGreaterThanOrEqual(0);
      expect(number).toBeLessThanOrEqual(100.02);
    }
  });
});
