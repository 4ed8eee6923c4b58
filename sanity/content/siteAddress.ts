import 'server-only';
import { readEnvironment } from '../../server/environment.ts';

/** Scheme, host and port under which readers reach the site. */
export const siteAddress = (): string => readEnvironment().siteUrl;
