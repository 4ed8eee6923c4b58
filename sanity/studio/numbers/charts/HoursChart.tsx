import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { axisNumber, chartHeight, hairline, ink, muted, tick, tooltip } from './look.ts';

export type HoursColumn = { label: string; median: number | null; ninetieth: number | null };

/** The median as columns, the 90th percentile as rings above them. The arrow keys go through the weeks. */
export const HoursChart = ({ title, columns }: { title: string; columns: HoursColumn[] }) => (
  <ResponsiveContainer width="100%" height={chartHeight}>
    <ComposedChart data={columns} title={title} margin={{ top: 8, right: 4, bottom: 0, left: 0 }}>
      <CartesianGrid vertical={false} stroke={hairline} />
      <XAxis dataKey="label" tick={tick} stroke={hairline} tickLine={false} minTickGap={12} />
      <YAxis tickFormatter={axisNumber} width={44} tick={tick} stroke="none" tickLine={false} />
      <Tooltip {...tooltip} />
      <Bar dataKey="median" name="Median, hours" fill={muted} maxBarSize={48} isAnimationActive={false} />
      <Line
        dataKey="ninetieth"
        name="Nine of ten within, hours"
        stroke={ink}
        strokeWidth={0}
        dot={{ r: columns.length > 26 ? 3 : 5, fill: 'var(--card-bg-color)', stroke: ink, strokeWidth: 2 }}
        isAnimationActive={false}
      />
    </ComposedChart>
  </ResponsiveContainer>
);
