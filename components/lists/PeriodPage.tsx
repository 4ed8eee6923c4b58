import { periodPath } from '../../lib/periods/Period.ts';
import type { PeriodList, YearList } from '../../lib/periods/PeriodList.ts';
import { periodTitle, periodWords } from '../../lib/periods/periodWords.ts';
import type { Site } from '../../lib/site.ts';
import { PeriodLinks } from './PeriodLinks.tsx';
import { StoryRiver } from './StoryRiver.tsx';

/** The links between periods that have stories. */
const PeriodPager = ({ list, site }: { list: PeriodList; site: Site }) => {
  const { subject, earlier, later } = list;
  return earlier || later ? (
    <nav className="pager" aria-label="Closest periods">
      {later ? (
        <a href={periodPath(subject.path, later)} rel="prev">
          {periodWords(later, site.language)}
        </a>
      ) : (
        <span />
      )}
      <span />
      {earlier && (
        <a href={periodPath(subject.path, earlier)} rel="next">
          {periodWords(earlier, site.language)}
        </a>
      )}
    </nav>
  ) : null;
};

/** The stories of a year, month or day. A year lists its months only. */
export const PeriodPage = ({ list, site }: { list: PeriodList; site: Site }) => {
  const { subject, period, stories, isCut, parts } = list;
  const words = periodWords(period, site.language);
  const isEmpty = stories.length === 0 && parts.length === 0;
  return (
    <main id="content" className="sheet">
      <header className="list-head">
        <h1>{periodTitle(words, subject.path === '/' ? null : subject.title)}</h1>
        <PeriodLinks
          name={period.month === null ? 'Months' : 'Days'}
          base={subject.path}
          periods={parts}
          language={site.language}
        />
      </header>
      {stories.length > 0 && (
        <StoryRiver stories={stories} site={site} hidesSection={subject.path.startsWith('/sections/')} />
      )}
      {isCut && stories.length > 0 && (
        <p className="page-body">
          These are the newest {stories.length} stories of {words}. Choose a day to see all of it.
        </p>
      )}
      {isEmpty && <p className="page-body">Nothing was published in this time.</p>}
      <PeriodPager list={list} site={site} />
    </main>
  );
};

/** The years of an archive. */
export const YearsPage = ({ list: { subject, years }, site }: { list: YearList; site: Site }) => (
  <main id="content" className="sheet">
    <header className="list-head">
      <h1>{subject.path === '/' ? 'Archive' : `${subject.title}: archive`}</h1>
      <PeriodLinks name="Years" base={subject.path} periods={years} language={site.language} />
    </header>
    {years.length === 0 && <p className="page-body">Nothing has been published here yet.</p>}
  </main>
);
