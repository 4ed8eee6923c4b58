import { useId } from 'react';
import {
  Bar,
  BarChart,
  CartesianGrid,
  LabelList,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { axisNumber, chartHeight, hairline, ink, labelNumber, muted, tick, tooltip } from './look.ts';

type Column = {
  /** Below the column, such as `23 Nov`. */
  label: string;
  count: number;
  /** The week or day is not over: its column is hatched. */
  isUnfinished?: boolean;
};

type Props = {
  /** Read out with the chart. */
  title: string;
  /** What is counted, such as `Stories`. */
  name: string;
  columns: Column[];
};

/** Numbers beyond this many columns would overlap: the table has them. */
const maxLabelled = 14;

/** Columns by week or day. The arrow keys go through them. */
export const ColumnChart = ({ title, name, columns }: Props) => {
  const id = useId();
  const data = columns.map(({ isUnfinished, ...column }) => ({
    ...column,
    fill: isUnfinished ? `url(#${id})` : ink,
  }));
  return (
    <ResponsiveContainer width="100%" height={chartHeight}>
      <BarChart
        data={data}
        title={title}
        margin={{ top: 18, right: 4, bottom: 0, left: 0 }}
        barCategoryGap="20%"
      >
        <Hatching id={id} />
        <CartesianGrid vertical={false} stroke={hairline} />
        <XAxis dataKey="label" tick={tick} stroke={hairline} tickLine={false} minTickGap={12} />
        <YAxis
          allowDecimals={false}
          tickFormatter={axisNumber}
          width={44}
          tick={tick}
          stroke="none"
          tickLine={false}
        />
        <Tooltip {...tooltip} />
        <Bar dataKey="count" name={name} stroke={ink} maxBarSize={48} isAnimationActive={false}>
          {columns.length <= maxLabelled && (
            <LabelList dataKey="count" position="top" fill={muted} formatter={labelNumber} />
          )}
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
};

const Hatching = ({ id }: { id: string }) => (
  <defs>
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line x1="0" y1="0" x2="0" y2="6" stroke={ink} strokeWidth="2" />
    </pattern>
  </defs>
);
