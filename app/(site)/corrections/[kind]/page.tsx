import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CorrectionsPage } from '../../../../components/corrections/CorrectionsPage.tsx';
import { SitePage } from '../../../../components/page/SitePage.tsx';
import { findKindByPath, kindWords, publicKinds } from '../../../../lib/corrections/correctionWords.ts';
import { findSite } from '../../../../sanity/content/findSite.ts';
import { listCorrections } from '../../../../sanity/content/listCorrections.ts';
import { receipt } from '../../../../sanity/content/read.ts';
import { correctionsMetadata } from '../metadata.ts';

export const revalidate = 60;
export const dynamicParams = false;
export const generateStaticParams = () => publicKinds.map((kind) => ({ kind: kindWords[kind].path }));

type Props = { params: Promise<{ kind: string }> };

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const kind = findKindByPath((await params).kind);
  return kind ? correctionsMetadata(kindWords[kind].many, `/corrections/${kindWords[kind].path}`) : {};
};

/** The log of one kind. */
const Page = async ({ params }: Props) => {
  const kind = findKindByPath((await params).kind);
  const [corrections, site] = await Promise.all([listCorrections(), findSite()]);
  if (!kind) notFound();
  return (
    <SitePage site={site} receipt={receipt()} current="/corrections">
      <CorrectionsPage
        corrections={corrections.filter((correction) => correction.kind === kind)}
        filter={{ kind }}
        site={site}
      />
    </SitePage>
  );
};
export default Page;
