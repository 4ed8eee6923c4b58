import 'server-only';
import { cache } from 'react';
import { site } from '../../lib/queryResults/site.ts';
import type { Site } from '../../lib/site.ts';
import { siteFrom } from '../../lib/siteFrom.ts';
import { builtTheme } from '../../server/theme/builtTheme.ts';
import { siteQuery } from '../queries/site.ts';
import { read } from './read/read.ts';

/** The publication, its sections and its policies. Unreadable parts have defaults, because every page shows it. */
export const findSite = cache(async (): Promise<Site> => siteFrom(await read(site, siteQuery), builtTheme()));
