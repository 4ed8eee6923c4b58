import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { PeriodPage, YearsPage } from '../../components/lists/PeriodPage.tsx';
import { SitePage } from '../../components/page/SitePage.tsx';
import { pageMetadata } from '../../lib/metadata/pageMetadata.ts';
import { findPeriodPage, periodPath } from '../../lib/periods/Period.ts';
import { periodTrail } from '../../lib/periods/periodTrail.ts';
import { archiveTitle, periodTitle, periodWords } from '../../lib/periods/periodWords.ts';
import { wordsOf } from '../../lib/words/wordsOf.ts';
import { findRedirect } from '../../sanity/content/findPage.ts';
import { type ArchiveKind, findArchive, subjectPath } from '../../sanity/content/findPeriods.ts';
import { findSite } from '../../sanity/content/findSite.ts';
import { receipt } from '../../sanity/content/read/read.ts';
import { Trail } from './Trail.tsx';

export type ArchiveProps = { params: Promise<{ slug?: string; period?: string[] }> };

const placeOf = async ({ params }: ArchiveProps) => {
  const { slug = '', period = [] } = await params;
  return { slug: decodeURIComponent(slug), segments: period.join('/') };
};

/** Title, canonical address, and the closest periods. */
export const archiveMetadata = async (kind: ArchiveKind | null, props: ArchiveProps): Promise<Metadata> => {
  const { slug, segments } = await placeOf(props);
  const [found, site] = await Promise.all([findArchive(kind, slug, segments), findSite()]);
  if (!found) return {};
  const { subject } = 'years' in found ? found.years : found.list;
  const words = wordsOf(site);
  if ('years' in found) {
    const title = archiveTitle(subject, words);
    return pageMetadata({ site, title, description: null, path: periodPath(subject.path) });
  }
  const { period, page, isCut, earlier, later, stories, parts } = found.list;
  return {
    ...pageMetadata({
      site,
      title: periodTitle(found.list, site.language, words),
      description: null,
      path: periodPath(subject.path, period, page),
    }),
    ...(stories.length + parts.length === 0 && { robots: { index: false } }),
    pagination: {
      previous:
        page > 1 ? periodPath(subject.path, period, page - 1) : later && periodPath(subject.path, later),
      next:
        isCut && period.day !== null
          ? periodPath(subject.path, period, page + 1)
          : earlier && periodPath(subject.path, earlier),
    },
  };
};

/**
 * Leads to the archive at the new address of a moved section, topic or person.
 *
 * @throws Next's redirect or not-found error.
 */
const redirectOrEnd = async (kind: ArchiveKind | null, slug: string, segments: string): Promise<never> => {
  const movedTo = kind && (await findRedirect(subjectPath(kind, slug)));
  const found = findPeriodPage(segments.split('/'));
  if (movedTo && (found || segments === ''))
    permanentRedirect(periodPath(movedTo, found?.period, found?.page));
  notFound();
};

/** The archive of the paper, or of a section, a topic or a person. */
export const ArchivePage = async ({ kind, params }: ArchiveProps & { kind: ArchiveKind | null }) => {
  const { slug, segments } = await placeOf({ params });
  const [found, site] = await Promise.all([findArchive(kind, slug, segments), findSite()]);
  if (!found) return redirectOrEnd(kind, slug, segments);
  const { subject } = 'years' in found ? found.years : found.list;
  const period = 'years' in found ? null : found.list.period;
  const words = wordsOf(site);
  const trail = [
    ...periodTrail(subject, period, { words, language: site.language }).filter(({ path }) => path !== '/'),
    period
      ? { name: periodWords(period, site.language), path: periodPath(subject.path, period) }
      : { name: words('page.archive'), path: periodPath(subject.path) },
  ];
  return (
    <SitePage site={site} receipt={receipt()} current={subject.path}>
      <Trail site={site} to={trail} />
      {'years' in found ? (
        <YearsPage list={found.years} site={site} />
      ) : (
        <PeriodPage list={found.list} site={site} />
      )}
    </SitePage>
  );
};
