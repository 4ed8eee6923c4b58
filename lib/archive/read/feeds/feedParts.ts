import type { ArchivedLabel, ArchivedStory } from '../../ArchivedStory.ts';
import { plainTitle } from '../plainTitle.ts';

/** Feeds do not say which category is the section: it is the first. */
export const labelsOf = (written: string[]): ArchivedLabel[] =>
  [...new Set(written.map(plainTitle).filter((name) => name !== ''))].map((name, index) => {
    const kind = index === 0 ? 'section' : 'topic';
    return { key: `${kind}:${name.toLowerCase()}`, name, kind };
  });

export const authorsOf = (written: (string | null)[]): ArchivedStory['authors'] =>
  [...new Set(written.flatMap((name) => plainTitle(name ?? '') || []))].map((name) => ({
    key: name.toLowerCase(),
    name,
  }));

/** RFC 822 or ISO 8601, as an instant; null if it is neither. */
export const instantIn = (written: string | null): string | null => {
  const ms = Date.parse(written ?? '');
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
};

/** The last part of an address, without its ending. */
export const slugIn = (address: string | null): string | null =>
  URL.parse(address ?? '')
    ?.pathname.split('/')
    .filter(Boolean)
    .at(-1)
    ?.replace(/\.\w{1,5}$/, '') ?? null;
