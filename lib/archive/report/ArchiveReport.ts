/** A story that was not imported. */
export type Failure = { key: string; headline: string; address: string | null; reason: string };

/**
 * What an import did. `kind` says whether it wrote. Of stories that an earlier run imported it says what that run did, so
 * that several runs report as one would.
 */
export type ArchiveReport = {
  kind: 'import' | 'dry-run';
  format: string;
  archive: string;
  /** ISO 8601. */
  startedAt: string;
  finishedAt: string;
  /** Why it ended early, or null. */
  endedBecause: string | null;
  stories: number;
  imported: number;
  /** Stories that an earlier run imported. */
  present: number;
  /** Different pictures of the imported stories. */
  pictures: number;
  /** Different files of their films and sounds, captions too. */
  recordings: number;
  redirects: number;
  /** Stories with an address of another site, which has no redirect. */
  elsewhere: number;
  proposals: number;
  /** What is no published story, counted by reason. */
  skipped: Record<string, number>;
  failures: Failure[];
  /** What was left out of imported stories, at most `maxNotes`. */
  notes: { headline: string; address: string | null; notes: string[] }[];
  /** Stories with notes beyond `maxNotes`. */
  furtherNotes: number;
};

/** A page with more is hard to open. */
export const maxNotes = 100_000;

/** The report of an import that begins. */
export const newReport = (
  begun: Pick<ArchiveReport, 'kind' | 'format' | 'archive' | 'startedAt'>,
): ArchiveReport => ({
  ...begun,
  finishedAt: '',
  endedBecause: null,
  stories: 0,
  imported: 0,
  present: 0,
  pictures: 0,
  recordings: 0,
  redirects: 0,
  elsewhere: 0,
  proposals: 0,
  skipped: {},
  failures: [],
  notes: [],
  furtherNotes: 0,
});
