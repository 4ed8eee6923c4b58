import { sitemap } from '../../../../lib/sitemaps/sitemaps.ts';
import { listSitemapPages, listSitemapStories } from '../../../../sanity/content/listSitemaps.ts';
import { answering, respond, respondNotFound } from '../../../../sanity/content/read/respond.ts';
import { siteAddress } from '../../../../sanity/content/siteAddress.ts';

export const dynamic = 'force-static';
export const revalidate = 60;
export const generateStaticParams = () => [];

type Context = { params: Promise<{ file: string }> };

/** `pages.xml` and `stories-1.xml` onwards. */
export const GET = answering(async (_request: Request, { params }: Context) => {
  const { file } = await params;
  const number = Number(/^stories-([1-9]\d{0,4})\.xml$/.exec(file)?.[1] ?? 0);
  if (file !== 'pages.xml' && number === 0) return respondNotFound();
  const entries = number === 0 ? await listSitemapPages() : await listSitemapStories(number);
  return respond(sitemap(entries, siteAddress()), 'application/xml; charset=utf-8');
});
