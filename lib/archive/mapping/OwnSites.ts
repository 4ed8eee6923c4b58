import type { ArchivedStory } from '../ArchivedStory.ts';
import { slugIn } from '../read/nameParts.ts';
import type { Mapping } from './Mapping.ts';

/** Formats in which agencies deliver stories: their addresses are on the agencies' sites. */
const agencyFormats = new Set(['newsml', 'ninjs']);

/** The site of an address, with and without `www.`. Null for a path alone. */
export const siteOf = (address: string): string | null =>
  URL.parse(address)?.hostname.replace(/^www\./, '') || null;

/** Tells the addresses that were this newsroom's from those of other sites, whose stories it has. */
export class OwnSites {
  readonly #decided: Mapping['sites'];
  readonly #isAgency: boolean;
  readonly #here: string | null;

  /** @param siteUrl the address of the site here. */
  constructor(decided: Mapping['sites'], { format, siteUrl }: { format: string; siteUrl: string }) {
    this.#decided = decided;
    this.#isAgency = agencyFormats.has(format);
    this.#here = siteOf(siteUrl);
  }

  readonly has = (site: string): boolean =>
    (Object.hasOwn(this.#decided, site) ? this.#decided[site]?.own : undefined) ??
    (!this.#isAgency || site === this.#here);

  readonly #isOwn = (address: string): boolean => {
    const site = siteOf(address);
    return site === null || this.has(site);
  };

  /** The story with the addresses that lead here: it has the slug of another site's address no longer. */
  placed(story: ArchivedStory): ArchivedStory {
    const { addresses, slug, slugline = null } = story;
    const ownAddresses = addresses.filter(this.#isOwn);
    if (ownAddresses.length === addresses.length) return story;
    const others = addresses.filter((address) => !this.#isOwn(address));
    const isOthers = slug !== null && others.some((address) => slugIn(address) === slug);
    return { ...story, ownAddresses, slug: isOthers ? slugline : slug };
  }
}
