import { fixedWords } from '../corrections/state/fixedWords.ts';
import type { InboxEntry } from './InboxEntry.ts';

/** A typo fix as `typosQuery` returns it. */
export type TypoFix = {
  _id: string;
  headline?: string | null;
  requestedBy?: string | null;
  publishedAt?: string | null;
  changes?: unknown;
};

/** More are counted and not shown. */
const maxShownTypos = 200;

/** The typo fixes that match a filter, the last first, and how many there are. */
export const typosQuery = (filter: string): string => `{
  "shown": *[${filter}] | order(publishedAt desc) [0...${maxShownTypos}] {
    _id, requestedBy, publishedAt, "changes": changes[]{ was, is },
    "headline": coalesce(article->headline, article->story->headline)
  },
  "total": count(*[${filter}])
}`;

/** Typo fixes as a list shows them: in which story, by whom, when, and which words. */
export const typoEntries = (typos: TypoFix[]): InboxEntry[] =>
  typos.map(({ _id, headline, requestedBy, publishedAt, changes }) => ({
    key: _id,
    kind: 'typo',
    title: headline || 'A story that is gone',
    reason: fixedWords(changes) || null,
    by: requestedBy ?? null,
    at: publishedAt ?? '',
    opens: { kind: 'document', id: _id, type: 'correction' },
  }));
