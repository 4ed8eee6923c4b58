import { ArchivePage, type ArchiveProps, archiveMetadata } from '../../ArchivePage.tsx';

export const revalidate = 60;
/** Periods are rendered at the first request. */
export const generateStaticParams = () => [{ period: [] }];

export const generateMetadata = (props: ArchiveProps) => archiveMetadata(null, props);

const Page = ({ params }: ArchiveProps) => <ArchivePage kind={null} params={params} />;
export default Page;
