import { notHere } from '../notHere.ts';

export const revalidate = 60;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ unknown: string[] }> };

/** Every address that nothing else answers: it may have moved, else it is not there. */
const Page = async ({ params }: Props) => {
  const { unknown } = await params;
  return notHere(`/${unknown.map((part) => decodeURIComponent(part)).join('/')}`);
};
export default Page;
