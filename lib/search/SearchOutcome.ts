import type { SearchFields } from './readSearch.ts';
import type { Found } from './SearchAnswer.ts';

/** What a page of the search shows. */
export type SearchOutcome = { fields: SearchFields } & (
  | { kind: 'empty' }
  | { kind: 'invalid'; problem: string }
  | { kind: 'notReady' }
  | { kind: 'failed' }
  | Found
);

/** The status of the page, and the seconds until a rejected search may be repeated. */
export const statusOfSearch = (outcome: SearchOutcome): { status: number; retryAfter: number | null } => {
  switch (outcome.kind) {
    case 'empty':
    case 'found':
      return { status: 200, retryAfter: null };
    case 'invalid':
      return { status: 400, retryAfter: null };
    case 'notReady':
      return { status: 503, retryAfter: 10 };
    case 'failed':
      return { status: 503, retryAfter: 5 };
  }
};
