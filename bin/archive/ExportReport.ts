/** What an export wrote. */
export type ExportReport = {
  to: string;
  /** The file or folder; null for standard output. */
  out: string | null;
  /** Stories, or documents of an NDJSON file. */
  written: number;
  pictures: number;
  /** Stories and pictures that could not be read. */
  failed: { slug: string; problem: string }[];
};
