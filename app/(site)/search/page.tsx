import type { Metadata } from 'next';
import { SitePage } from '../../../components/page/SitePage.tsx';
import { SearchPage } from '../../../components/search/SearchPage.tsx';
import { pageMetadata } from '../../../lib/metadata/pageMetadata.ts';
import { boundsOf } from '../../../lib/periods/calendar.ts';
import { type ReadSearch, readSearch } from '../../../lib/search/readSearch.ts';
import type { SearchOutcome } from '../../../lib/search/SearchOutcome.ts';
import type { Site } from '../../../lib/site.ts';
import { wordsOf } from '../../../lib/words/wordsOf.ts';
import { findSite } from '../../../sanity/content/findSite.ts';
import { receipt } from '../../../sanity/content/read/read.ts';
import { askSearch } from '../../../server/search/askSearch.ts';
import { Trail } from '../Trail.tsx';

/** The edge knows that this page depends on its query, and stores no response. */
export const dynamic = 'force-dynamic';
export const revalidate = 0;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> => {
  const site = await findSite();
  const words = wordsOf(site);
  const { fields } = readSearch(await searchParams, words);
  const title = fields.q ? words('search.titleFor', { words: fields.q }) : words('page.search');
  return {
    ...pageMetadata({ site, title, description: site.tagline, path: '/search' }),
    robots: { index: false, follow: true },
  };
};

const searchFor = async (read: ReadSearch, { timeZone }: Site): Promise<SearchOutcome> => {
  const { fields } = read;
  if (read.kind === 'empty') return { kind: 'empty', fields };
  if (read.kind === 'invalid') return { kind: 'invalid', fields, problem: read.problem };
  const { section, topic, person, page } = fields;
  const answer = await askSearch({
    terms: read.terms,
    section,
    topic,
    person,
    from: read.from && boundsOf(read.from, timeZone).from,
    to: read.to && boundsOf(read.to, timeZone).to,
    page,
  });
  return { fields, ...(answer ?? { kind: 'failed' }) };
};

/** The search over all published stories. */
const Page = async ({ searchParams }: Props) => {
  const site = await findSite();
  const outcome = await searchFor(readSearch(await searchParams, wordsOf(site)), site);
  return (
    <SitePage site={site} receipt={receipt()} current="/search">
      <Trail site={site} to={[{ name: wordsOf(site)('page.search'), path: '/search' }]} />
      <SearchPage outcome={outcome} site={site} />
    </SitePage>
  );
};
export default Page;
