import type { Metadata } from 'next';
import { EntryPage } from '../../../../../../components/live/UpdatesPage.tsx';
import { SitePage } from '../../../../../../components/page/SitePage.tsx';
import { articlePath, entryPath, sectionPath } from '../../../../../../lib/addresses.ts';
import { entryWords } from '../../../../../../lib/live/entryWords.ts';
import { pageMetadata } from '../../../../../../lib/metadata/pageMetadata.ts';
import { wordsOf } from '../../../../../../lib/words/wordsOf.ts';
import { findEntry } from '../../../../../../sanity/content/findLiveEntries.ts';
import { findSite } from '../../../../../../sanity/content/findSite.ts';
import { receipt } from '../../../../../../sanity/content/read/read.ts';
import { elsewhereOrNotFound } from '../../../../redirectOrNotFound.tsx';
import { Trail } from '../../../../Trail.tsx';
import { storyTrail } from '../../../storyTrail.ts';

export const revalidate = 60;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ slug: string; id: string }> };

const find = async ({ params }: Props) => {
  const { slug, id } = await params;
  return findEntry(decodeURIComponent(slug), decodeURIComponent(id));
};

/** Search engines find the entry in its story, which has its text. */
export const generateMetadata = async (props: Props): Promise<Metadata> => {
  const [found, site] = await Promise.all([find(props), findSite()]);
  if (!found) return { title: wordsOf(site)('failure.gone') };
  const { story, entry } = found;
  return pageMetadata({
    site,
    title: `${entry.headline ?? story.headline}`,
    description: entryWords(entry),
    path: articlePath(story.slug),
  });
};

/** The page of one entry of a live story. The address of a moved story leads on to the story. */
const Page = async (props: Props) => {
  const [found, site] = await Promise.all([find(props), findSite()]);
  if (!found) return elsewhereOrNotFound('article', decodeURIComponent((await props.params).slug));
  const { story, entry } = found;
  const { section, slug } = story;
  const step = { name: entry.headline ?? wordsOf(site)('live.oneUpdate'), path: entryPath(slug, entry.id) };
  return (
    <SitePage site={site} receipt={receipt()} current={section && sectionPath(section.slug)}>
      <Trail site={site} to={[...storyTrail(story), step]} />
      <EntryPage site={site} {...found} />
    </SitePage>
  );
};
export default Page;
