import { periodPath } from '../../lib/periods/Period.ts';
import type { PeriodList, YearList } from '../../lib/periods/PeriodList.ts';
import { archiveTitle, periodTitle, periodWords } from '../../lib/periods/periodWords.ts';
import type { Site } from '../../lib/site.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { PeriodLinks } from './PeriodLinks.tsx';
import { StoryRiver } from './StoryRiver.tsx';

/** The links between periods that have stories. */
const PeriodPager = ({ list, site }: { list: PeriodList; site: Site }) => {
  const { subject, earlier, later } = list;
  return earlier || later ? (
    <nav className="pager" aria-label={wordsOf(site)('lists.closestPeriods')}>
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

/** The pages of a day with many stories. */
const DayPager = ({ list: { subject, period, page, isCut }, site }: { list: PeriodList; site: Site }) => {
  const words = wordsOf(site);
  return page > 1 || isCut ? (
    <nav className="pager" aria-label={words('page.pages')}>
      {page > 1 ? (
        <a href={periodPath(subject.path, period, page - 1)} rel="prev">
          {words('corrections.newer')}
        </a>
      ) : (
        <span />
      )}
      <span />
      {isCut && (
        <a href={periodPath(subject.path, period, page + 1)} rel="next">
          {words('lists.olderStories')}
        </a>
      )}
    </nav>
  ) : null;
};

/** The stories of a year, month or day. A year lists its months only. */
export const PeriodPage = ({ list, site }: { list: PeriodList; site: Site }) => {
  const { subject, period, page, stories, isCut, parts } = list;
  const words = wordsOf(site);
  const name = periodWords(period, site.language);
  const isEmpty = stories.length === 0 && parts.length === 0;
  return (
    <main id="content" className="sheet">
      <header className="list-head">
        <h1>{periodTitle(list, site.language, words)}</h1>
        <PeriodLinks
          name={period.month === null ? words('lists.months') : words('lists.days')}
          base={subject.path}
          periods={parts}
          language={site.language}
        />
      </header>
      {stories.length > 0 && (
        <StoryRiver stories={stories} site={site} hidesSection={subject.path.startsWith('/sections/')} />
      )}
      {isCut && page === 1 && stories.length > 0 && (
        <p className="page-body">
          {words('lists.newestOf', { count: stories.length, period: name })}
          {parts.length > 0 && ` ${words('lists.chooseDay')}`}
        </p>
      )}
      {period.day !== null && <DayPager list={list} site={site} />}
      {isEmpty && <p className="page-body">{words('lists.nothingThen')}</p>}
      <PeriodPager list={list} site={site} />
    </main>
  );
};

/** The years of an archive. */
export const YearsPage = ({ list: { subject, years }, site }: { list: YearList; site: Site }) => (
  <main id="content" className="sheet">
    <header className="list-head">
      <h1>{archiveTitle(subject, wordsOf(site))}</h1>
      <PeriodLinks
        name={wordsOf(site)('lists.years')}
        base={subject.path}
        periods={years}
        language={site.language}
      />
    </header>
    {years.length === 0 && <p className="page-body">{wordsOf(site)('lists.nothingHere')}</p>}
  </main>
);
