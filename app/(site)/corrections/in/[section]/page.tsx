import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CorrectionsPage } from '../../../../../components/corrections/CorrectionsPage.tsx';
import { SitePage } from '../../../../../components/page/SitePage.tsx';
import { listSlugs } from '../../../../../sanity/content/findLists.ts';
import { findSite } from '../../../../../sanity/content/findSite.ts';
import { listCorrections } from '../../../../../sanity/content/listCorrections.ts';
import { receipt } from '../../../../../sanity/content/read.ts';
import { correctionsMetadata } from '../../metadata.ts';

export const revalidate = 60;
export const generateStaticParams = async () =>
  (await listSlugs('sections')).map(({ slug }) => ({ section: slug }));

type Props = { params: Promise<{ section: string }> };

const findSectionOf = async ({ params }: Props) => {
  const slug = decodeURIComponent((await params).section);
  return (await findSite()).sections.find((section) => section.slug === slug) ?? null;
};

export const generateMetadata = async (props: Props): Promise<Metadata> => {
  const section = await findSectionOf(props);
  return section
    ? correctionsMetadata(
        `Corrections in ${section.title}`,
        `/corrections/in/${encodeURIComponent(section.slug)}`,
      )
    : {};
};

/** The log of one section. */
const Page = async (props: Props) => {
  const [section, corrections, site] = await Promise.all([
    findSectionOf(props),
    listCorrections(),
    findSite(),
  ]);
  if (!section) notFound();
  return (
    <SitePage site={site} receipt={receipt()} current="/corrections">
      <CorrectionsPage
        corrections={corrections.filter(({ article }) => article?.section?.slug === section.slug)}
        filter={{ section }}
        site={site}
      />
    </SitePage>
  );
};
export default Page;
