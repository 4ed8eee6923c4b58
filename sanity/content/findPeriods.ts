import 'server-only';
import { cache } from 'react';
import { personPath, sectionPath, topicPath } from '../../lib/addresses.ts';
import { teasersFrom } from '../../lib/articles/teaserFrom.ts';
import { yearsBetween } from '../../lib/dates/years.ts';
import { boundsOf, periodAt, startsOfParts } from '../../lib/periods/calendar.ts';
import { findPeriodPage, type Period, partsOf } from '../../lib/periods/Period.ts';
import type { PeriodList, Subject, YearList } from '../../lib/periods/PeriodList.ts';
import {
  periodParts,
  period as periodResult,
  span,
  subject as subjectResult,
} from '../../lib/periods/periodResults.ts';
import {
  periodPartsQuery,
  periodQuery,
  personPeriodPartsQuery,
  personPeriodQuery,
  personSpanQuery,
  sectionPeriodPartsQuery,
  sectionPeriodQuery,
  sectionSpanQuery,
  spanQuery,
  subjectQuery,
  topicPeriodPartsQuery,
  topicPeriodQuery,
  topicSpanQuery,
} from '../queries/periods.ts';
import { findSite } from './findSite.ts';
import { read } from './read/read.ts';
import { readStories } from './read/readStories.ts';

/** On a page. A month shows its newest stories; the pages of its days have all. */
const maxStories = 200;

const kinds = {
  section: {
    path: sectionPath,
    queries: { periods: sectionPeriodQuery, parts: sectionPeriodPartsQuery, spans: sectionSpanQuery },
  },
  topic: {
    path: topicPath,
    queries: { periods: topicPeriodQuery, parts: topicPeriodPartsQuery, spans: topicSpanQuery },
  },
  person: {
    path: personPath,
    queries: { periods: personPeriodQuery, parts: personPeriodPartsQuery, spans: personSpanQuery },
  },
} as const;
export type ArchiveKind = keyof typeof kinds;

/** The path of the page that an archive belongs to. */
export const subjectPath = (kind: ArchiveKind, slug: string): string => kinds[kind].path(slug);

type Place = {
  subject: Subject;
  id: string | null;
  queries: { periods: string; parts: string; spans: string };
};

const findPlace = async (kind: ArchiveKind | null, slug: string): Promise<Place | null> => {
  if (kind === null) {
    const { title } = await findSite();
    const queries = { periods: periodQuery, parts: periodPartsQuery, spans: spanQuery };
    return { subject: { title, path: '/' }, id: null, queries };
  }
  const found = await read(subjectResult, subjectQuery, { type: kind, slug });
  return (
    found && {
      subject: { title: found.title, path: subjectPath(kind, slug) },
      id: found._id,
      queries: kinds[kind].queries,
    }
  );
};

/**
 * The archive at a path: its years, or the stories of a period. Null if there is no such subject or date, or if it is
 * before the first story or after the last.
 *
 * @param kind null for the whole paper.
 * @param segments the path after `/archive`.
 */
export const findArchive = cache(
  async (
    kind: ArchiveKind | null,
    slug: string,
    segments: string,
  ): Promise<{ years: YearList } | { list: PeriodList } | null> => {
    const found = segments === '' ? null : findPeriodPage(segments.split('/'));
    if (segments !== '' && !found) return null;
    const place = await findPlace(kind, slug);
    if (!place) return null;
    if (!found) return { years: await yearsOf(place) };
    const list = await listOf(place, found);
    return list && { list };
  },
);

const subjectOf = ({ id }: Place): { subject: string } | undefined =>
  id === null ? undefined : { subject: id };

const yearsOf = async (place: Place): Promise<YearList> => {
  const { timeZone } = await findSite();
  const { oldest, newest } = await read(span, place.queries.spans, subjectOf(place));
  const years = yearsBetween(oldest ?? null, newest ?? null, timeZone);
  return { subject: place.subject, years: years.map((year) => ({ year, month: null, day: null })) };
};

type PeriodPage = { period: Period; page: number };

const listOf = async (place: Place, { period, page }: PeriodPage): Promise<PeriodList | null> => {
  const { timeZone } = await findSite();
  // A year shows its months only.
  const count = period.month === null ? 0 : maxStories;
  const first = (page - 1) * count;
  const { result, shown } = await readStories(periodResult, place.queries.periods, {
    params: { ...subjectOf(place), ...boundsOf(period, timeZone), first },
    limits: { end: first + count + 1 },
    storiesIn: ({ stories }) => [stories],
  });
  const stories = shown(result.stories, count + 1);
  const closest = (instant: string | null | undefined): Period | null =>
    instant ? periodAt(instant, period, timeZone) : null;
  const isCut = stories.length > count;
  const list: PeriodList = {
    subject: place.subject,
    period,
    page,
    stories: teasersFrom(stories.slice(0, count)),
    isCut,
    parts: isCut && period.day === null ? await partsWithStories(place, period, timeZone) : [],
    earlier: closest(result.earlier),
    later: closest(result.later),
  };
  if (page > 1 && list.stories.length === 0) return null;
  const isBetween = list.earlier !== null && list.later !== null;
  return list.stories.length > 0 || list.parts.length > 0 || isBetween ? list : null;
};

/** A month that shows all its stories needs no days. */
const partsWithStories = async (place: Place, period: Period, timeZone: string): Promise<Period[]> => {
  const has = await read(periodParts, place.queries.parts, {
    ...subjectOf(place),
    starts: startsOfParts(period, timeZone),
  });
  return partsOf(period).filter((_part, index) => has[index]);
};
