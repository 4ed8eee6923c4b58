/** What an export wrote. */
export type ExportReport = {
  to: string;
  /** The file or folder; null for standard output. */
  out: string | null;
  /** Stories, or documents of an NDJSON file. */
  written: number;
  /** Pictures, and the files of films and sounds. */
  pictures: number;
  /** Stories and files that could not be read. */
  failed: { slug: string; problem: string }[];
};
