import 'server-only';
import { readEnvironment } from '../../server/environment.ts';

let siteUrl: string | null = null;

/** The public origin of the site. Read once: a page needs it several times. */
export const siteAddress = (): string => {
  siteUrl ??= readEnvironment().siteUrl;
  return siteUrl;
};
