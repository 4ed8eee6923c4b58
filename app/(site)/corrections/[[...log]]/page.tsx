import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CorrectionsPage } from '../../../../components/corrections/CorrectionsPage.tsx';
import { SitePage } from '../../../../components/page/SitePage.tsx';
import { kindPaths, publicKinds } from '../../../../lib/corrections/correctionWords.ts';
import { logPath, logTitle, pageWords } from '../../../../lib/corrections/log/logAddress.ts';
import { pageMetadata } from '../../../../lib/metadata/pageMetadata.ts';
import { wordsOf } from '../../../../lib/words/wordsOf.ts';
import { findLog } from '../../../../sanity/content/findLog.ts';
import { findSite } from '../../../../sanity/content/findSite.ts';
import { receipt } from '../../../../sanity/content/read/read.ts';
import { Trail } from '../../Trail.tsx';

export const revalidate = 60;
/** Filtered and further pages of the log are rendered at the first request. */
export const generateStaticParams = () => [
  { log: [] },
  ...publicKinds.map((kind) => ({ log: [kindPaths[kind]] })),
];

type Props = { params: Promise<{ log?: string[] }> };

const findLogOf = async ({ params }: Props) => findLog(((await params).log ?? []).join('/'));

/** Every page of the log links to the log's feeds, its canonical address, and the previous and next page. */
export const generateMetadata = async (props: Props): Promise<Metadata> => {
  const [log, site] = await Promise.all([findLogOf(props), findSite()]);
  if (!log) return {};
  const { filter, section, page, pages } = log;
  const words = wordsOf(site);
  const path = logPath(filter, page);
  const title = logTitle(filter, section?.title ?? null, words) + pageWords(page, pages, words);
  return {
    ...pageMetadata({ site, title, description: words('corrections.description'), path }),
    alternates: {
      canonical: path,
      types: {
        'application/atom+xml': '/corrections/feed.xml',
        'application/feed+json': '/corrections/feed.json',
      },
    },
    pagination: {
      previous: page > 1 ? logPath(filter, page - 1) : null,
      next: page < pages ? logPath(filter, page + 1) : null,
    },
  };
};

/** The log of corrections, or a filtered part of it. */
const Page = async (props: Props) => {
  const [log, site] = await Promise.all([findLogOf(props), findSite()]);
  if (!log) notFound();
  return (
    <SitePage site={site} receipt={receipt()} current="/corrections">
      <Trail site={site} to={[{ name: wordsOf(site)('page.corrections'), path: '/corrections' }]} />
      <CorrectionsPage log={log} site={site} />
    </SitePage>
  );
};
export default Page;
