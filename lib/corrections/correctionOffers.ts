import { disabledBecause, type Offer, offered, type Person } from '../Offer.ts';
import { waitsForLook } from './state/lookedOver.ts';
import type { CorrectionKind, CorrectionStatus } from './vocabulary.ts';

type Correction = {
  status?: CorrectionStatus;
  kind?: CorrectionKind;
  severity?: string;
  article?: object;
  requestedBy?: string;
  approvedBy?: string;
  lookedOver?: object;
  scheduledFor?: string;
  /** The release in which its copy is approved. */
  inRelease?: string;
  assigned?: { to?: string };
};

/** A correction that is open in Studio, and the person who opened it. */
export type CorrectionState = {
  person: Person;
  draft: Correction | null;
  published: Correction | null;
  /** True if another correction of the story waits for approval. */
  isCorrectionPending: boolean;
};

export type CorrectionAction =
  | 'approve'
  | 'takeBack'
  | 'takeBackApproval'
  | 'accept'
  | 'assign'
  | 'handBack'
  | 'correct'
  | 'supersede'
  | 'markAsSeen'
  | 'doubt'
  | 'decline';

type Rule = (state: CorrectionState) => Offer;

const approve: Rule = ({ person, draft }) => {
  const isWaiting = draft?.status === 'drafted' || (draft?.status === 'approved' && !draft.scheduledFor);
  if (!person.mayPublish || !isWaiting || draft.inRelease) return null;
  if (!draft.kind || !draft.severity || !draft.article)
    return disabledBecause('Fill in the story, kind and severity first.');
  return draft.requestedBy === person.id
    ? disabledBecause('You requested this correction, so another editor must approve it.')
    : offered;
};

/** Until an editor approves it, a request is the requester's. */
const takeBack: Rule = ({ person, draft }) =>
  person.mayWrite && draft?.status === 'drafted' && draft.requestedBy === person.id && !draft.inRelease
    ? offered
    : null;

const takeBackApproval: Rule = ({ person, draft }) =>
  person.mayPublish && (draft?.status === 'approved' || draft?.inRelease) ? offered : null;

const accept: Rule = ({ person, draft }) =>
  person.mayPublish && draft?.status === 'reported' ? offered : null;

const isOpenReport = (draft: Correction | null): boolean =>
  draft?.status === 'reported' || draft?.status === 'accepted';

const assign: Rule = ({ person, draft }) => (person.mayPublish && isOpenReport(draft) ? offered : null);

/** An editor assigns it to somebody else instead. */
const handBack: Rule = ({ person, draft }) =>
  person.mayWrite && !person.mayPublish && isOpenReport(draft) && draft?.assigned?.to === person.id
    ? offered
    : null;

const oneAtATime = disabledBecause('A correction of this story is waiting for approval.');

const correct: Rule = ({ person, draft, isCorrectionPending }) => {
  if (!person.mayWrite || !draft?.article || !isOpenReport(draft)) return null;
  return isCorrectionPending ? oneAtATime : offered;
};

const supersede: Rule = ({ person, published, isCorrectionPending }) => {
  if (!person.mayPublish || published?.status !== 'published') return null;
  if (published.kind === 'typo' || !published.article) return null;
  return isCorrectionPending ? oneAtATime : offered;
};

/** A typo fix that one editor published alone. */
const lookOver: Rule = ({ person, published }) => {
  if (!person.mayPublish || !published || !waitsForLook(published)) return null;
  return published.requestedBy === person.id
    ? disabledBecause('You fixed this typo, so another editor must look it over.')
    : offered;
};

/** An approved one is taken back first, which cancels its schedule. */
const decline: Rule = ({ person, draft }) =>
  person.mayPublish &&
  draft?.status &&
  !draft.inRelease &&
  ['reported', 'accepted', 'drafted'].includes(draft.status)
    ? offered
    : null;

const rules: Record<CorrectionAction, Rule> = {
  approve,
  takeBack,
  takeBackApproval,
  accept,
  assign,
  handBack,
  correct,
  supersede,
  markAsSeen: lookOver,
  doubt: lookOver,
  decline,
};

export const correctionActions = Object.keys(rules) as CorrectionAction[];

/** What Studio offers for a correction. @see storyOffer */
export const correctionOffer = (action: CorrectionAction, state: CorrectionState): Offer =>
  rules[action](state);
