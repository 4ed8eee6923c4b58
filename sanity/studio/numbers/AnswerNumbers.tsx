import { hoursByWeek } from '../../../lib/numbers/correctionNumbers.ts';
import { waitingByAge, waitingByWeek } from '../../../lib/numbers/waitingReports.ts';
import { ChartFigure } from './charts/ChartFigure.tsx';
import { ColumnChart } from './charts/ColumnChart.tsx';
import { HoursChart } from './charts/HoursChart.tsx';
import { RankChart } from './charts/RankChart.tsx';
import { Charts, Part } from './Part.tsx';
import type { Facts } from './readNumbers.ts';
import { dayLabel, periodOf } from './weekLabels.ts';

const oneDecimal = (hours: number | null): number | null =>
  hours === null ? null : Math.round(hours * 10) / 10;

/** How long reports took to be corrected, and how many wait. @param facts with each error once. */
export const AnswerNumbers = ({ facts: { weeks, corrections, reports, now } }: { facts: Facts }) => {
  const hours = hoursByWeek(corrections, weeks).map((one) => ({
    ...one,
    label: dayLabel(one.week.monday),
    median: oneDecimal(one.median),
    ninetieth: oneDecimal(one.ninetieth),
  }));
  const corrected = corrections.flatMap(({ reportedAt, publishedAt }) =>
    reportedAt === null ? [] : [{ reportedAt, answeredAt: publishedAt }],
  );
  const waiting = waitingByWeek([...reports, ...corrected], weeks, now);
  const ages = waitingByAge(reports, now);
  const period = periodOf(weeks);
  return (
    <Part title="Reports of errors">
      <Charts>
        <ChartFigure
          title="Hours from report to correction"
          text="By the week of the correction. A column is the time within which half of the reports were corrected (the median), a ring that of nine of ten."
          table={{
            head: ['Week', 'Monday', 'Corrected reports', 'Median, hours', 'Nine of ten within, hours'],
            rows: hours.map(({ week, answered, median, ninetieth }) => [
              week.name,
              week.monday,
              answered,
              median,
              ninetieth,
            ]),
          }}
          file={`hours-to-correction-${period}`}
          emptyText={
            hours.some(({ answered }) => answered > 0) ? null : 'No report was corrected in this period.'
          }
        >
          <HoursChart title="Hours from report to correction" columns={hours} />
        </ChartFigure>
        <ChartFigure
          title="Reports waiting at the end of each week"
          text="Reports that had neither a published correction nor an answer. Deleted reports are not counted."
          table={{
            head: ['Week', 'Monday', 'Waiting', 'Came in'],
            rows: waiting.map((one) => [one.week.name, one.week.monday, one.waiting, one.came]),
          }}
          file={`reports-waiting-by-week-${period}`}
          emptyText={waiting.some((one) => one.waiting > 0) ? null : 'No report waited in this period.'}
        >
          <ColumnChart
            title="Reports waiting at the end of each week"
            name="Waiting"
            columns={waiting.map((one, index) => ({
              label: dayLabel(one.week.monday),
              count: one.waiting,
              isUnfinished: index === waiting.length - 1,
            }))}
          />
        </ChartFigure>
        <ChartFigure
          title="Reports waiting now, by age"
          text="The desk lists them under “Reports from readers”, and under “Waiting for an editor” once a correction is written."
          table={{ head: ['Age', 'Waiting'], rows: ages.map(({ title, count }) => [title, count]) }}
          file={`reports-waiting-${now.slice(0, 10)}`}
          emptyText={ages.some(({ count }) => count > 0) ? null : 'No report waits.'}
        >
          <RankChart title="Reports waiting now, by age" name="Waiting" groups={ages} />
        </ChartFigure>
      </Charts>
    </Part>
  );
};
