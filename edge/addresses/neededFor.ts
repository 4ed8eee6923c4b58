import { type PageType, pathOfPage } from '../../lib/addresses.ts';
import { findLogPlace } from '../../lib/corrections/log/logAddress.ts';
import { findPeriodPage } from '../../lib/periods/Period.ts';
import { isStaticFile } from '../next/siteAddress.ts';
import type { SiteFiles } from '../next/siteFiles.ts';

/**
 * What must exist, so that an address can have a page: the document, or the entry of a live story, or a redirect from one
 * of these paths. Null: the site itself has the address.
 */
export type Needed = {
  document: { type: PageType; slug: string } | null;
  entryId: string | null;
  redirects: string[];
} | null;

const folders = new Map<string, PageType>([
  ['articles', 'article'],
  ['sections', 'section'],
  ['topics', 'topic'],
  ['people', 'person'],
  ['pages', 'page'],
]);

const feeds = new Set(['feed.xml', 'atom.xml', 'feed.json', 'ninjs.json']);

const isArchive = (segments: string[]): boolean => segments.length === 0 || findPeriodPage(segments) !== null;

/** Whether a story may have something at this path below its own. */
const isBelowStory = (rest: string[]): boolean => {
  const [kind = '', name = ''] = rest;
  if (rest.length === 1) return ['report', 'markdown', 'ninjs'].includes(kind) || feeds.has(kind);
  if (rest.length !== 2) return rest.length === 0;
  if (kind === 'updates') return /^[1-9]\d{0,3}$/.test(name);
  return kind === 'entries' || (kind === 'report' && name === 'thanks');
};

const isBelow = (type: PageType, rest: string[]): boolean => {
  if (rest.length === 0) return true;
  if (type === 'article') return isBelowStory(rest);
  if (type === 'page') return false;
  return rest[0] === 'archive' ? isArchive(rest.slice(1)) : rest.length === 1 && feeds.has(rest[0] ?? '');
};

/** Other formats of `/articles/a`, which Next leads to routes below it. */
const slugIn = (type: PageType, name: string): string =>
  type === 'article' ? (/^([^.].*)\.(?:md|json)$/.exec(name)?.[1] ?? name) : name;

/** @param key of a page, in normal form. */
export const neededFor = (key: string, files: SiteFiles): Needed => {
  const path = decodeURIComponent(key.replace(/(?<=.)\/$/, ''));
  if (files.has(path)) return null;
  const segments = key
    .replace(/^\/|\/$/g, '')
    .split('/')
    .map(decodeURIComponent);
  const [folder = '', name = '', ...rest] = segments;
  const moved = { document: null, entryId: null, redirects: [path] };
  if (isStaticFile(path)) return { ...moved, redirects: [] };
  if (folder === 'archive') return isArchive(segments.slice(1)) ? null : moved;
  if (folder === 'corrections' && name !== 'archive') return neededForLog(segments.slice(1)) ?? null;
  const type = folders.get(folder);
  if (!type || name === '') return files.isOfRoute(path) ? null : moved;
  if (!isBelow(type, rest)) return moved;
  const slug = slugIn(type, name);
  return {
    document: { type, slug },
    entryId: rest[0] === 'entries' ? (rest[1] ?? null) : null,
    redirects: [...new Set([pathOfPage(type, slug), pathOfPage(type, name), path])],
  };
};

/** The log of a section that does not exist is none; its other parts are the site's own. */
const neededForLog = (segments: string[]): Needed | undefined => {
  const place = findLogPlace(segments);
  const redirects = [`/corrections/${segments.join('/')}`];
  if (!place) return { document: null, entryId: null, redirects };
  const { section } = place.filter;
  return section === null ? null : { document: { type: 'section', slug: section }, entryId: null, redirects };
};
