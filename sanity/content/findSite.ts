import 'server-only';
import { cache } from 'react';
import type { Site } from '../../lib/site.ts';
import { siteFrom } from '../../lib/siteFrom.ts';
import { site } from '../../lib/wire/site.ts';
import { siteQuery } from '../queries/site.ts';
import { read } from './read.ts';

/** The publication, its sections and its policies. Each page shows it: what of it cannot be read has a default. */
export const findSite = cache(async (): Promise<Site> => siteFrom(await read(site, siteQuery)));
