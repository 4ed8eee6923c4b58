import { Bar, BarChart, LabelList, ResponsiveContainer, Text, Tooltip, XAxis, YAxis } from 'recharts';
import type { GroupCount } from '../../../../lib/numbers/tables.ts';
import { hairline, ink, labelNumber, muted, tooltip } from './look.ts';

type Props = {
  /** Read out with the chart. */
  title: string;
  /** What is counted, such as `Stories`. */
  name: string;
  groups: GroupCount[];
  /** A longer label has two lines and is then cut: the table has all of it. */
  labelWidth?: number;
};

const rowHeight = 36;

/** A bar for each group, with its number. The arrow keys go through them. */
export const RankChart = ({ title, name, groups, labelWidth = 150 }: Props) => (
  <ResponsiveContainer width="100%" height={groups.length * rowHeight + 10}>
    <BarChart
      data={groups}
      layout="vertical"
      title={title}
      margin={{ top: 0, right: 52, bottom: 0, left: 0 }}
    >
      <XAxis type="number" hide allowDecimals={false} />
      <YAxis
        type="category"
        dataKey="title"
        width={labelWidth}
        interval={0}
        tick={({ x, y, payload }) => (
          <Text
            x={x}
            y={y}
            width={labelWidth - 12}
            maxLines={2}
            textAnchor="end"
            verticalAnchor="middle"
            fill={muted}
          >
            {String(payload.value)}
          </Text>
        )}
        stroke={hairline}
        tickLine={false}
      />
      <Tooltip {...tooltip} />
      <Bar dataKey="count" name={name} fill={ink} maxBarSize={16} isAnimationActive={false}>
        <LabelList dataKey="count" position="right" fill={muted} formatter={labelNumber} />
      </Bar>
    </BarChart>
  </ResponsiveContainer>
);
