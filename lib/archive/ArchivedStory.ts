import type { PublicKind } from '../corrections/Correction.ts';
import type { AffectedPart, CorrectionSeverity } from '../corrections/vocabulary.ts';
import type { Block } from '../pasting/Block.ts';
import type { Source } from '../pasting/notes/sourceFrom.ts';
import type { Channel } from '../people/publicChannels.ts';
import type { DigitalSource } from '../pictures/digitalSources.ts';

/** A picture of a story, by its address or its name in the archive. */
export type ArchivedPicture = {
  address: string;
  alt?: string;
  caption?: string;
  credit?: string;
  copyright?: string;
  licenceUrl?: string;
  digitalSource?: DigitalSource;
  /** True for one that the story only names, such as the picture of its card: it may be missing. */
  isOptional?: true;
};

/** The files of a film or sound, by their addresses or names in the archive. */
export type ArchivedRecording = {
  kind: 'video' | 'audio';
  /** The same recording in several kinds, the best known first. */
  files: string[];
  /** Of a film, as WebVTT. */
  captions?: string;
  /** The picture before a film plays. */
  poster?: string;
};

/** A category or tag. `key` tells those of one archive apart, `name` is for people. */
export type ArchivedLabel = { key: string; name: string; kind: 'section' | 'topic' };

/** Reporting by others that a story names as its source. */
export type ArchivedSource = Pick<Source, 'outlet' | 'title' | 'url'> & { partners?: string[] };

/** `role` and `channels` are for a person whom the import creates. Readers could see the channels there. */
export type ArchivedAuthor = { key: string; name: string; role?: string; channels?: ArchivedChannel[] };

export type ArchivedChannel = Pick<Channel, 'kind' | 'value'> & {
  [Name in keyof Channel]?: Channel[Name] | undefined;
};

/** A correction that was published with a story, as an export of a story here names it. */
export type ArchivedCorrection = {
  kind: PublicKind;
  note: string;
  /** As the archive writes it. */
  publishedAt: string;
  severity?: CorrectionSeverity;
  affects?: AffectedPart[];
  was?: string;
  is?: string;
};

/** The text of a story that is read. */
export type ArchivedBody = {
  /** A picture is a block of the type `image` without its asset. */
  blocks: Block[];
  /** The address of each picture by the key of its block. */
  pictures: ReadonlyMap<string, string>;
  /** By the key of each block of the types `video` and `audio`, which have no file yet. */
  recordings?: ReadonlyMap<string, ArchivedRecording>;
  /** The key of the story that each block of the type `relatedStory` leads to, by the key of its block. */
  related?: ReadonlyMap<string, string>;
  /** Its footnotes. */
  sources?: Source[];
  notes: string[];
};

/** Another story of the archive. */
export type RelatedTo = { key: string; headline: string };

/** Another story of the archive that a link in the text leads to, with what its address here is made of. */
export type LinkedStory = RelatedTo & { slug: string | null };

/** A published story, as every format yields it. Absent parts are null: nothing is invented. */
export type ArchivedStory = {
  /** Tells it apart from every other story of every archive, and never changes. */
  key: string;
  headline: string;
  /** The last part of its old address. */
  slug: string | null;
  /** The short name that agencies give a story. */
  slugline?: string;
  standfirst: string | null;
  summary: string | null;
  kicker?: string;
  keyPoints?: string[];
  dateline?: string;
  /** A value of `typesOfWork`. Others count for nothing. */
  typeOfWork?: string;
  /** Those that are not footnotes of its text. */
  sources?: ArchivedSource[];
  /**
   * The text. `<archive-figure data-caption>` is a picture with its caption, `<archive-embed>` holds an address to be
   * embedded, `<archive-related data-key>` is the place of another story.
   */
  html: string;
  /** True if blank lines separate paragraphs, and line breaks count. */
  hasLooseText: boolean;
  /** The text of a format whose own reader reads it. Then `html` is empty. */
  body?: ArchivedBody;
  /** The files of pictures that are inside the story's own file, by the address that stands for them. */
  files?: ReadonlyMap<string, Uint8Array>;
  /** ISO 8601, or a wall-clock time without a zone, such as 2019-05-04T14:30:00. */
  publishedAt: string | null;
  /** When a substantive correction was published there. Only exports of stories here tell it. ISO 8601. */
  modifiedAt?: string;
  /** As the archive writes it. A story is not published before, nor if it is no date. */
  embargoedUntil?: string;
  /** When it was to be taken down there, as the archive writes it. From then on it is not published. */
  expiresAt?: string;
  /** BCP 47. */
  language: string | null;
  /** Its addresses in the old system, the best known first. */
  addresses: string[];
  /** Those of them that were this newsroom's, if not all were. */
  ownAddresses?: string[];
  authors: ArchivedAuthor[];
  /** Whom readers who know more can reach. */
  contacts?: ArchivedAuthor[];
  /** The most important first. */
  labels: ArchivedLabel[];
  leadImage: ArchivedPicture | null;
  /** The stories that its text leads to. They may come in later, or fail. */
  related?: RelatedTo[];
  /** The stories that links in its text lead to, by `linkToStory`. */
  linked?: LinkedStory[];
  /** Those that are still in force, of exports of stories here alone. */
  corrections?: ArchivedCorrection[];
  /** What the format has and a story here has not. */
  notes: string[];
};

export type Archived =
  | { kind: 'story'; story: ArchivedStory }
  /** Something that is not published here, such as a draft. `reason` is the same for all of its kind. */
  | { kind: 'skipped'; title: string; reason: string }
  /** A story that cannot be read. */
  | { kind: 'unread'; key: string; title: string; reason: string };

/** One file of an archive. Its chunks can be read several times. */
export type ArchiveFile = { name: string; chunks(): AsyncIterable<Uint8Array> };

/** Reads the stories of an archive in its own order. @throws {UnreadableArchive} */
export type ReadArchive = (files: () => AsyncIterable<ArchiveFile>) => AsyncIterable<Archived>;
