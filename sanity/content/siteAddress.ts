import 'server-only';
import { readEnvironment } from '../../server/environment.ts';

/** The public origin of the site. */
export const siteAddress = (): string => readEnvironment().siteUrl;
