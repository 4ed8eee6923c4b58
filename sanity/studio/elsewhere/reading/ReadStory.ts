import type { Imported, Newsroom } from '../../../../lib/import/importArticle.ts';

/** What was pasted, dropped or chosen. */
export type Source = { name: string } & (
  | { text: string }
  | { bytes: Uint8Array }
  /** A page of another site, by its address. */
  | { html: string; address: string; guessedEncoding: string | null }
);

/** The story that was read. `files` are its pictures. `id` is that of its draft, unless the newsroom has it already. */
export type ReadStory = { id: string; imported: Imported; files: Uint8Array<ArrayBuffer>[] };

export type Outcome =
  | { kind: 'read'; story: ReadStory }
  | { kind: 'problem'; problem: string }
  /** The program that reads could not be loaded. */
  | { kind: 'unloaded' };

/** What the worker is asked, and what it answers. It is ready once its program is loaded. */
export type Question = { source: Source; newsroom: Newsroom };
export type Answer = { kind: 'ready' } | Outcome;
