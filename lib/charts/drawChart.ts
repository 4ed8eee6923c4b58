import { scaleBand, scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import type { ChartKind } from '../content/chartKinds.ts';
import type { Figures } from './figuresOf.ts';

/** A mark on an axis. `at` is a percentage of the axis. */
type Tick = { at: number; text: string };
/** Labels that a narrow screen has no room for are minor. */
type Label = Tick & { isMinor: boolean };
/** A bar of one figure with the text of its cell, in percentages: across the categories, and along the figures. */
type Bar = {
  series: number;
  row: number;
  text: string;
  at: number;
  size: number;
  from: number;
  length: number;
};

/** A chart whose geometry is in percentages, so that it fits any width and its words keep their size. */
export type DrawnChart = {
  kind: ChartKind;
  isRightToLeft: boolean;
  ticks: Tick[];
  /** The place of zero on the axis of figures. */
  zero: number;
  labels: Label[];
  names: string[];
  /** One for each series of a line chart: an SVG path in a square of 100. */
  paths: string[];
  bars: Bar[];
};

const tickCount = 4;
/** What the names of the figures take of the width. */
const axisWidth = 10;
/** The width of a chart in pixels, beside the names of the figures. */
const [widePx, narrowPx] = [560, 300];
/** In pixels, of the font of labels. */
const [letterPx, gapPx] = [7, 14];
const maxLabels = 12;
/** In characters: longer ones are shortened. */
export const longestLabel = 36;

const percent = (value: number): number => Math.round(value * 100) / 100;

/** Lines may leave out zero if it is far away. The length of a bar is its figure, so bars begin at zero. */
const extentOf = ({ series }: Figures, kind: ChartKind): [number, number] => {
  const values = series.flatMap(({ values: all }) => all.filter((value) => value !== null));
  const [min, max] = [Math.min(...values), Math.max(...values)];
  const isFarFromZero = kind === 'line' && min > 0 && min > max / 2;
  const [low, high] = [isFarFromZero ? min : Math.min(0, min), Math.max(0, max)];
  return low === high ? [low, high + 1] : [low, high];
};

/** More decimals of a short number, such as `1.25M`, are harder to read than the whole number. */
const maxShortDecimals = 2;

/** The texts of the ticks, with as many decimals as tell them apart: few and short for large numbers far apart. */
const tickTexts = (values: number[], language: string): string[] => {
  const [first = 0, second = first + 1] = values;
  const largest = Math.max(...values.map(Math.abs));
  const magnitudeOf = (value: number) => Math.floor(Math.log10(value) + 1e-9);
  const smallest = magnitudeOf(second - first);
  const shortDecimals = Math.floor(magnitudeOf(largest || 1) / 3) * 3 - smallest;
  const isShort = largest >= 100_000 && shortDecimals <= maxShortDecimals;
  const format = new Intl.NumberFormat(language, {
    // Some languages shorten at ten thousand or at a hundred million, which takes two decimals more.
    ...(isShort
      ? { notation: 'compact', maximumFractionDigits: maxShortDecimals + 2 }
      : { maximumFractionDigits: Math.min(20, Math.max(0, -smallest)) }),
  });
  return values.map((value) => format.format(value));
};

/** Every label, or as many evenly chosen ones as fit. */
const labelsOf = (labels: string[], placeOf: (row: number) => number): Label[] => {
  const labelPx = Math.min(longestLabel, Math.max(...labels.map(({ length }) => length))) * letterPx + gapPx;
  const stepFor = (px: number) => {
    const fitting = Math.min(maxLabels, Math.max(1, Math.floor(px / labelPx)));
    return Math.max(1, Math.ceil(labels.length / fitting));
  };
  const [step, narrowStep] = [stepFor(widePx), stepFor(narrowPx)];
  // A multiple of the other: the labels of a narrow screen are some of those of a wide one.
  const rough = Math.ceil(narrowStep / step) * step;
  return labels.flatMap((text, row) =>
    row % step === 0 ? [{ text, at: percent(placeOf(row)), isMinor: row % rough !== 0 }] : [],
  );
};

/** From below to above, or for bars along the line of the text. */
const rangeOf = (kind: ChartKind, isRightToLeft: boolean): [number, number] =>
  kind === 'bar' && !isRightToLeft ? [0, 100] : [100, 0];

/**
 * Draws figures. From right to left, the first category is on the right.
 *
 * @param language of the numbers on the axis.
 */
export const drawChart = (
  figures: Figures,
  { kind, language, isRightToLeft }: { kind: ChartKind; language: string; isRightToLeft: boolean },
): DrawnChart => {
  const labels = figures.rows.map(({ label }) => label);
  const rows = labels.map((_, row) => row);
  const across: [number, number] = isRightToLeft ? [100 - axisWidth, 0] : [axisWidth, 100];
  const along = scaleLinear(extentOf(figures, kind), rangeOf(kind, isRightToLeft)).nice(tickCount);
  const [low = 0, high = 1] = along.domain();
  const tickValues = along.ticks(tickCount);
  const texts = tickTexts(tickValues, language);
  const ticks = tickValues.map((value, index) => ({ at: percent(along(value)), text: texts[index] ?? '' }));
  const zero = percent(along(Math.max(low, Math.min(0, high))));
  const names = figures.series.map(({ name }) => name);
  const drawn = { kind, isRightToLeft, ticks, zero, names };
  if (kind === 'line') {
    const points = scalePoint(rows, across);
    const placeOf = (row: number) => points(row) ?? 0;
    const draw = line<number | null>(
      (_, row) => percent(placeOf(row)),
      (value) => percent(along(value ?? 0)),
    ).defined((value) => value !== null);
    const paths = figures.series.map(({ values }) => draw(values) ?? '');
    return { ...drawn, paths, bars: [], labels: labelsOf(labels, placeOf) };
  }
  const bands = scaleBand(rows, across).paddingInner(0.3).paddingOuter(0.15);
  const inner = scaleBand(
    names.map((_, series) => series),
    [0, bands.bandwidth()],
  );
  const bars = figures.series.flatMap(({ values, texts: cells }, series) =>
    values.flatMap((value, row): Bar[] => {
      if (value === null) return [];
      const [from, to] = [along(0), along(value)];
      const at = (bands(row) ?? 0) + (inner(isRightToLeft ? names.length - 1 - series : series) ?? 0);
      return [
        {
          ...{ series, row, text: cells[row] ?? '', at: percent(at), size: percent(inner.bandwidth()) },
          ...{ from: percent(Math.min(from, to)), length: percent(Math.abs(to - from)) },
        },
      ];
    }),
  );
  const middleOf = (row: number) => (bands(row) ?? 0) + bands.bandwidth() / 2;
  return { ...drawn, paths: [], bars, labels: labelsOf(labels, middleOf) };
};
