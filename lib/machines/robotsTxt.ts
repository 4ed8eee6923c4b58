import { absolute } from '../addresses.ts';
import type { MachineSettings } from './MachineSettings.ts';

/**
 * The text of `/robots.txt`. It allows all readers' pages; Studio, the API and the lake are not pages.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9309
 * @see https://datatracker.ietf.org/doc/draft-ietf-aipref-attach/ for `Content-Usage`
 * @see https://rslstandard.org/rsl for `License`
 */
export const robotsTxt = (
  { training, licenceUrl }: Pick<MachineSettings, 'training' | 'licenceUrl'>,
  siteUrl: string,
): string =>
  [
    ...(licenceUrl ? [`License: ${licenceUrl}`, ''] : []),
    'User-agent: *',
    ...(training ? [`Content-Usage: train-ai=${training === 'allowed' ? 'y' : 'n'}`] : []),
    'Disallow: /studio',
    'Disallow: /api/',
    'Disallow: /lake/',
    'Allow: /lake/images/',
    '',
    `Sitemap: ${absolute('/sitemap.xml', siteUrl)}`,
    `Sitemap: ${absolute('/news-sitemap.xml', siteUrl)}`,
    '',
  ].join('\n');
