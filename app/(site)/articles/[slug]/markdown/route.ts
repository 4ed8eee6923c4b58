import { articleMarkdown } from '../../../../../lib/feeds/articleMarkdown.ts';
import { storyRoute } from '../../storyRoute.ts';

export const dynamic = 'force-static';
export const revalidate = 60;
export const generateStaticParams = () => [];

/** GET /articles/<slug>.md: next.config.ts rewrites it to this route. */
export const GET = storyRoute(
  { ending: '.md', contentType: 'text/markdown; charset=utf-8' },
  ({ article, site, siteUrl }) => articleMarkdown(article, site, siteUrl),
);
