import { mayBeOnePersonProblem } from '../../fourEyes.ts';
import { isObject } from '../../isObject.ts';

/** What a second editor found, who looked a typo fix over. */
const findings = ['fine', 'doubted'] as const;

export type Finding = (typeof findings)[number];

type Fields = Record<string, unknown>;

/** Returns true for a typo fix that one editor published alone. */
const isTypoAlone = ({ kind, status, approvedBy }: Fields): boolean =>
  kind === 'typo' && status === 'published' && (approvedBy ?? null) === null;

/** Returns true if a typo fix waits for a second editor. */
export const waitsForLook = (correction: Fields): boolean =>
  isTypoAlone(correction) && (correction.lookedOver ?? null) === null;

type Look = {
  /** The published correction, or null if it is not published yet. */
  published: Fields | null;
  lookedOver: unknown;
  by: { id: string; mayApprove: boolean };
  isPerson: (id: string) => boolean;
  mayBeOnePerson: (one: string, other: string) => boolean;
};

/** Returns why a typo fix may not be marked as looked over, or null. Whoever published it does not look it over. */
export const lookProblem = ({ published, lookedOver, by, isPerson, mayBeOnePerson }: Look): string | null => {
  if (!published || !isTypoAlone(published))
    return 'Only a published typo fix can be looked over. Other corrections are approved.';
  if (!waitsForLook(published)) return 'Another editor has looked this typo fix over already.';
  if (!by.mayApprove) return 'Only an editor can look a typo fix over. Ask one.';
  if (!isPerson(by.id))
    return 'An API token cannot look a typo fix over. An editor who is signed in must do it.';
  const { by: named, finding } = isObject(lookedOver) ? lookedOver : {};
  if (named !== by.id)
    return 'You can look a typo fix over only in your own name. Set lookedOver.by to your own user id.';
  if (!findings.some((known) => known === finding))
    return `Set lookedOver.finding to one of: ${findings.join(', ')}.`;
  const author = String(published.requestedBy ?? '');
  if (author === by.id) return 'You fixed this typo, so another editor must look it over.';
  return mayBeOnePerson(by.id, author) ? mayBeOnePersonProblem : null;
};

/** The mark as the server stores it. @param at ISO 8601. */
export const lookMark = (lookedOver: unknown, at: string): Fields => {
  const { by, finding } = isObject(lookedOver) ? lookedOver : {};
  return { by, finding, at };
};
