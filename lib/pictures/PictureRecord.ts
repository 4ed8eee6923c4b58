import type { DigitalSource } from './digitalSources.ts';

/** What a file says of itself in its IPTC, XMP and EXIF fields. */
export type PictureWords = {
  caption?: string;
  creators?: string[];
  credit?: string;
  source?: string;
  copyright?: string;
  usageTerms?: string;
  /** An address. */
  webStatement?: string;
  /** An address of the IPTC's vocabulary. */
  digitalSourceType?: string;
  keywords?: string[];
  /** A day, `2026-11-24`. */
  takenOn?: string;
  /** When the licence ends, ISO 8601. */
  usableUntil?: string;
};

/** A new record of a picture: what the newsroom knows of it. Anonymous clients never get it. */
export type PictureRecord = {
  _id: string;
  _type: 'pictureRecord';
  image: { _type: 'image'; asset: { _type: 'reference'; _ref: string; _weak: true } };
  fileName?: string;
  caption?: string;
  credit?: string;
  copyright?: string;
  licence?: string;
  licenceUrl?: string;
  digitalSource?: DigitalSource;
  rightsEndAt?: string;
  takenOn?: string;
  tags?: string[];
};
