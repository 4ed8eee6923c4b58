import { notFound, permanentRedirect } from 'next/navigation';
import { findRedirect } from '../../../sanity/content/findPage.ts';
import { findSite } from '../../../sanity/content/findSite.ts';

export const revalidate = 60;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ unknown: string[] }> };

/** Every address that nothing else answers: it may have moved, else it is not there. */
const Page = async ({ params }: Props) => {
  const { unknown } = await params;
  const [movedTo] = await Promise.all([
    findRedirect(`/${unknown.map((part) => decodeURIComponent(part)).join('/')}`),
    findSite(),
  ]);
  if (movedTo) permanentRedirect(movedTo);
  notFound();
};
export default Page;
