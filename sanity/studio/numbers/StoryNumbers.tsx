import { useCallback } from 'react';
import { useClient } from 'sanity';
import { apiVersion } from '../../../lib/apiVersion.ts';
import type { DayOfViews } from '../../../lib/numbers/fillDays.ts';
import { Problems } from '../dialogs/Problems.tsx';
import { ChartFigure } from './charts/ChartFigure.tsx';
import { ColumnChart } from './charts/ColumnChart.tsx';
import { Part } from './Part.tsx';
import { readViews } from './readViews.ts';
import { StorySearch } from './StorySearch.tsx';
import { findStories, readHeadlines } from './stories.ts';
import { useAnswer } from './useAnswer.ts';
import { dayLabel } from './weekLabels.ts';

type Props = {
  days: number;
  /** The slug of a story; null before one is chosen. */
  chosen: string | null;
  onChoose(slug: string): void;
};

/** The views of a story over days. */
export const StoryNumbers = ({ days, chosen, onChoose }: Props) => {
  const { value, error } = useViews(days, chosen);
  return (
    <Part
      title="Views of a story"
      text={`By day (UTC), in the last ${days} days. Repeats within a day, robots and pages that were not looked at are not counted. Numbers of days are deleted after three months; the total stays.`}
    >
      <StorySearch onChoose={onChoose} />
      <Problems problems={error ? [error] : []} />
      {value && (
        <ChartFigure
          title={value.headline}
          text={wordsFor(value.days)}
          table={{
            head: ['Day', 'Views', 'From the front page'],
            rows: value.days.map(({ day, views, fromFront }) => [day, views, fromFront]),
          }}
          file={`views-${value.slug}`}
          emptyText={value.days.some(({ views }) => views > 0) ? null : 'Nobody has read it in this period.'}
        >
          <ColumnChart
            title={`Views by day: ${value.headline}`}
            name="Views"
            columns={value.days.map(({ day, views }, index) => ({
              label: dayLabel(day),
              count: views,
              isUnfinished: index === value.days.length - 1,
            }))}
          />
        </ChartFigure>
      )}
    </Part>
  );
};

/** `1,204 views; 310 came from the front page.` */
const wordsFor = (days: DayOfViews[]): string => {
  const views = days.reduce((sum, day) => sum + day.views, 0);
  const fromFront = days.reduce((sum, day) => sum + day.fromFront, 0);
  const number = new Intl.NumberFormat('en');
  return `${number.format(views)} ${views === 1 ? 'view' : 'views'}; ${number.format(fromFront)} came from the front page.`;
};

/** The views of the chosen story, or of the newest one. */
const useViews = (days: number, chosen: string | null) => {
  const client = useClient({ apiVersion });
  const { projectId = '' } = client.config();
  const read = useCallback(
    async (signal: AbortSignal) => {
      const slug = chosen ?? (await findStories(client, '', signal))[0]?.slug;
      if (slug === undefined) return null;
      const [views, headlines] = await Promise.all([
        readViews(projectId, slug, days, signal),
        readHeadlines(client, [slug], signal),
      ]);
      return { slug, headline: headlines.get(slug) ?? slug, days: views };
    },
    [client, projectId, days, chosen],
  );
  return useAnswer(read);
};
