import { redirectOrNotFound } from '../redirectOrNotFound.tsx';

export const revalidate = 60;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ unknown: string[] }> };

/** All other addresses: 308 if the address has moved, else 404. */
const Page = async ({ params }: Props) => {
  const { unknown } = await params;
  return redirectOrNotFound(`/${unknown.map((part) => decodeURIComponent(part)).join('/')}`);
};
export default Page;
