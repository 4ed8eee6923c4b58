import { ArchivePage, type ArchiveProps, archiveMetadata } from '../../../../ArchivePage.tsx';

export const revalidate = 60;
/** Periods are rendered at the first request. */
export const generateStaticParams = () => [];

export const generateMetadata = (props: ArchiveProps) => archiveMetadata('person', props);

const Page = ({ params }: ArchiveProps) => <ArchivePage kind="person" params={params} />;
export default Page;
