import type { WeekCounts } from '../../../lib/numbers/countByWeek.ts';
import {
  countGroups,
  type Group,
  type GroupCount,
  groupsOf,
  weekTable,
} from '../../../lib/numbers/tables.ts';
import { ChartFigure } from './charts/ChartFigure.tsx';
import { ColumnChart } from './charts/ColumnChart.tsx';
import { RankChart } from './charts/RankChart.tsx';
import { Charts } from './Part.tsx';
import { dayLabel, periodOf } from './weekLabels.ts';

type Props = {
  /** What is counted, such as `Stories`. */
  name: string;
  /** Such as `Stories published`. */
  title: string;
  counts: WeekCounts[];
  sections: Group[];
  kinds: Group[];
};

/** What was published by week, by section and by kind. */
export const PublishedNumbers = ({ name, title, counts, sections, kinds }: Props) => {
  const bySection = groupsOf(sections, counts, (week) => week.bySection);
  const byKind = groupsOf(kinds, counts, (week) => week.byKind);
  const period = periodOf(counts.map(({ week }) => week));
  const rank = (by: string, groups: GroupCount[]) => (
    <ChartFigure
      title={`${title} by ${by}`}
      text="In the whole period."
      table={{
        head: [by === 'kind' ? 'Kind' : 'Section', name],
        rows: groups.map((one) => [one.title, one.count]),
      }}
      file={fileName(`${title} by ${by}`, period)}
      emptyText={groups.some(({ count }) => count > 0) ? null : 'None in this period.'}
    >
      <RankChart title={`${title} by ${by}`} name={name} groups={groups} />
    </ChartFigure>
  );
  return (
    <Charts>
      <ChartFigure
        title={`${title} by week`}
        text="The table has them by section and kind too."
        table={weekTable(counts, bySection, byKind)}
        file={fileName(`${title} by week`, period)}
        emptyText={counts.some(({ total }) => total > 0) ? null : 'None in this period.'}
      >
        <ColumnChart
          title={`${title} by week`}
          name={name}
          columns={counts.map(({ week, total }, index) => ({
            label: dayLabel(week.monday),
            count: total,
            isUnfinished: index === counts.length - 1,
          }))}
        />
      </ChartFigure>
      {rank(
        'section',
        countGroups(bySection, counts, (week) => week.bySection),
      )}
      {rank(
        'kind',
        countGroups(byKind, counts, (week) => week.byKind),
      )}
    </Charts>
  );
};

const fileName = (title: string, period: string): string =>
  `${title.toLowerCase().replaceAll(' ', '-')}-${period}`;
