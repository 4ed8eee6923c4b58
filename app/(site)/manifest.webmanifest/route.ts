import { findSite } from '../../../sanity/content/findSite.ts';
import { answering, respond } from '../../../sanity/content/read/respond.ts';

export const dynamic = 'force-static';
export const revalidate = 60;

/** The web app manifest, for a shortcut on a phone's home screen. */
export const GET = answering(async () => {
  const { title, tagline, language } = await findSite();
  const manifest = {
    name: title,
    short_name: title,
    description: tagline ?? undefined,
    lang: language,
    start_url: '/',
    display: 'minimal-ui',
    background_color: '#fdfcf9',
    theme_color: '#fdfcf9',
    icons: [
      { src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
      { src: '/icon-512.png', type: 'image/png', sizes: '512x512', purpose: 'any maskable' },
      { src: '/apple-icon.png', type: 'image/png', sizes: '180x180' },
    ],
  };
  return respond(JSON.stringify(manifest), 'application/manifest+json; charset=utf-8');
});
