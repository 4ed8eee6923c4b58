/**
 * What an image file says of itself, in its IPTC, XMP and EXIF fields. Each text has at most 2,000 characters. The
 * place, serial numbers and other fields of the camera are not read.
 */
export type FileWords = {
  caption?: string;
  /** Names of the photographers. */
  creators?: string[];
  /** The line under which the image is to be published, such as an agency. */
  credit?: string;
  source?: string;
  copyright?: string;
  usageTerms?: string;
  /** The address of a page with the licence. */
  webStatement?: string;
  /** How it was made: an address of the IPTC's vocabulary of digital source types. */
  digitalSourceType?: string;
  keywords?: string[];
  /** The day on which the picture was taken, `2026-11-24`, in the camera's time zone. */
  takenOn?: string;
  /** When the licence ends, as an instant, `2026-11-25T00:00:00.000Z`. */
  usableUntil?: string;
};

/** An upload whose asset a commit stores. */
export type Upload = {
  assetId: string;
  /** As the uploader sent it; null without a name. */
  fileName: string | null;
  words: FileWords;
};
