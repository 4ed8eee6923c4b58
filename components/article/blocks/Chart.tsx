import { type DrawnChart, drawChart, longestLabel } from '../../../lib/charts/drawChart.ts';
import type { Figures } from '../../../lib/charts/figuresOf.ts';
import type { TableBlock } from '../../../lib/content/blocks.ts';
import type { Site } from '../../../lib/site.ts';
import { directionOf } from '../../../lib/text/direction.ts';
import { wordsOf } from '../../../lib/words/wordsOf.ts';
import { Table } from './Table.tsx';

const seriesName = (series: number) => `series series-${series + 1}`;

/** Lines and names of the axis of figures, and the categories below. Everything is placed in percentages. */
const Axes = ({ chart: { ticks, zero, labels, isRightToLeft } }: { chart: DrawnChart }) => (
  <>
    {ticks.map(({ at, text }) => (
      <g key={at}>
        <line className={at === zero ? 'axis' : 'grid'} x1="0" x2="100%" y1={`${at}%`} y2={`${at}%`} />
        <text
          className="tick"
          x={isRightToLeft ? '100%' : '0'}
          y={`${at}%`}
          dy="-0.35em"
          textAnchor={isRightToLeft ? 'end' : 'start'}
        >
          {text}
        </text>
      </g>
    ))}
    {labels.map(({ at, text, isMinor }) => (
      <text
        key={at}
        className={isMinor ? 'name minor' : 'name'}
        x={`${at}%`}
        y="100%"
        dy="1.35em"
        textAnchor={at < 2 ? 'start' : at > 98 ? 'end' : 'middle'}
      >
        {shortened(text)}
      </text>
    ))}
  </>
);

const Plot = ({ chart, name }: { chart: DrawnChart; name: string }) => (
  <svg className="chart-plot" role="img" aria-label={name} direction="ltr">
    <Axes chart={chart} />
    {chart.bars.map(({ series, row, at, size, from, length }) => (
      <rect
        key={`${series} ${row}`}
        className={seriesName(series)}
        x={`${at}%`}
        width={`${size}%`}
        y={`${from}%`}
        height={`${length}%`}
      />
    ))}
    {chart.paths.length > 0 && (
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        {chart.paths.map((path, series) => (
          <path key={seriesName(series)} className={seriesName(series)} d={path} />
        ))}
      </svg>
    )}
  </svg>
);

/** Bars lie one below the other, each category with its name above, so that long names have room. */
const Bars = ({ chart, figures, name }: { chart: DrawnChart; figures: Figures; name: string }) => {
  const { bars } = chart;
  const textsOf = (row: number) => bars.filter((bar) => bar.row === row).map(({ text }) => text);
  return (
    <svg className="chart-bars" role="img" aria-label={name} height={barsHeight(figures)} direction="ltr">
      {figures.rows.map(({ key, label }, row) => (
        <text
          key={key}
          className="name"
          x={chart.isRightToLeft ? '100%' : '0'}
          y={rowTop(figures, row) + nameHeight - 6}
          textAnchor={chart.isRightToLeft ? 'end' : 'start'}
        >
          {shortened(label)}
          <tspan className="value"> {textsOf(row).join(' · ')}</tspan>
        </text>
      ))}
      {chart.bars.map(({ series, row, from, length }) => (
        <rect
          key={`${series} ${row}`}
          className={seriesName(series)}
          x={`${from}%`}
          width={`${length}%`}
          y={rowTop(figures, row) + nameHeight + series * barHeight}
          height={barHeight - 2}
        />
      ))}
      {/* Beside the bars alone: with figures below zero it would cross the names. */}
      {figures.rows.map(({ key }, row) => (
        <line
          key={key}
          className="axis"
          x1={`${chart.zero}%`}
          x2={`${chart.zero}%`}
          y1={rowTop(figures, row) + nameHeight - 2}
          y2={rowTop(figures, row) + nameHeight + figures.series.length * barHeight}
        />
      ))}
    </svg>
  );
};

/** A name that fits on a phone. The table has the whole name. */
const shortened = (name: string): string => {
  const letters = [...name];
  return letters.length > longestLabel
    ? `${letters
        .slice(0, longestLabel - 1)
        .join('')
        .trimEnd()}…`
    : name;
};

/** In pixels. */
const [nameHeight, barHeight, rowGap] = [22, 16, 8];
const rowTop = ({ series }: Figures, row: number) => row * (nameHeight + series.length * barHeight + rowGap);
const barsHeight = (figures: Figures) => rowTop(figures, figures.rows.length);

/** The names of several series with their colours. The table names them too. */
const Key = ({ names }: { names: string[] }) =>
  names.length > 1 ? (
    <ul className="plain chart-key" aria-hidden="true">
      {names.map((name, series) => (
        <li key={seriesName(series)}>
          <svg width="14" height="10" aria-hidden="true">
            <rect className={seriesName(series)} width="14" height="10" />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  ) : null;

type ChartProps = { block: TableBlock; figures: Figures; language: string; site: Site };

/** A table drawn as a chart, without script. The table itself is folded below it. */
export const Chart = ({ block, figures, language, site }: ChartProps) => {
  const kind = block.chart ?? 'column';
  const chart = drawChart(figures, { kind, language, isRightToLeft: directionOf(language) === 'rtl' });
  const words = wordsOf(site);
  const kindWord = words(`charts.${kind}`);
  const name = block.caption
    ? words('blocks.chartName', { kind: kindWord, caption: block.caption })
    : kindWord;
  return (
    <figure className={`chart chart-${kind}`}>
      {block.caption && <figcaption>{block.caption}</figcaption>}
      <Key names={chart.names} />
      {kind === 'bar' ? (
        <Bars chart={chart} figures={figures} name={name} />
      ) : (
        <Plot chart={chart} name={name} />
      )}
      <details>
        <summary>{words('blocks.figuresAsTable')}</summary>
        <Table block={block} site={site} isCaptionHidden />
      </details>
    </figure>
  );
};
