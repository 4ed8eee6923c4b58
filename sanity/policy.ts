import { createHash } from 'node:crypto';
import { futureDateProblem } from '../lib/articles/futureDateProblem.ts';
import { movedDateProblem } from '../lib/articles/movedDateProblem.ts';
import { scheduledStoryProblem } from '../lib/articles/scheduledStoryProblem.ts';
import { correctionProblem } from '../lib/corrections/correctionProblem.ts';
import { leakProblem } from '../lib/leakProblem.ts';
import { findMove } from '../lib/movedAddresses.ts';
import { shapeProblem } from '../lib/shapes/shapeProblem.ts';
import type { Companion, DocumentChange, Identity, Policy, Proposal, SanityDocument } from './lake/types.ts';
import { shapes } from './shapes/shapes.ts';

const approvingRoles = ['administrator', 'editor'];

/** `drafts.x` and `versions.r1.x` are about `x`. */
const publishedId = (id: string): string =>
  id.startsWith('drafts.') ? id.slice('drafts.'.length) : id.replace(/^versions\.[^.]+\./, '');

const asCorrection = (document: SanityDocument | null): SanityDocument | null =>
  document?._type === 'correction' ? document : null;

const isPublished = ({ id }: DocumentChange): boolean => publishedId(id) === id;

/** The draft or version that this commit turns into the document. */
const findForerunner = (id: string, changes: DocumentChange[]): SanityDocument | null => {
  const forerunner = changes.find(
    (change) => change.id !== id && publishedId(change.id) === id && change.before && !change.after,
  );
  return asCorrection(forerunner?.before ?? null);
};

const supersededBy = (changes: DocumentChange[]): unknown[] =>
  changes
    .filter((change) => isPublished(change) && asCorrection(change.after))
    .map(({ after }) => (after?.supersedes as { _ref?: unknown } | undefined)?._ref);

/**
 * The newsroom's rules that the server holds everyone to: nothing private is published, talk stays apart, what the schema rules out stays out, what happens
 * is dated when it happens, nothing goes live unfinished at its hour, four eyes on a correction, and a page that moves
 * leaves a sign.
 */
export const policy: Policy = (proposal) =>
  findTalk(proposal) ??
  findLeak(proposal) ??
  findMisshapen(proposal) ??
  findUnready(proposal) ??
  findUnapproved(proposal) ??
  signposts(proposal);

const isPublic = ({ id }: DocumentChange): boolean => !id.includes('.');

const findLeak = ({ changes, at }: Proposal): string | null => {
  for (const { after } of changes.filter(isPublic)) {
    const problem = after && leakProblem(after, at);
    if (problem) return problem;
  }
  return null;
};

/** What the schema says cannot be. */
const findMisshapen = ({ changes }: Proposal): string | null => {
  for (const { before, after } of changes.filter(isPublic)) {
    const problem = after && shapeProblem(shapes, before, after);
    if (problem) return problem;
  }
  return null;
};

/** Archives come in by a token of an administrator's: what is in them happened long ago. */
const mayDate = ({ kind, roles }: Identity): boolean =>
  kind === 'system' || (kind === 'robot' && roles.includes('administrator'));

const findUnready = ({ identity, changes, at }: Proposal): string | null => {
  for (const { before, after } of changes.filter(isPublic)) {
    if (after?._type !== 'article') continue;
    const problem =
      futureDateProblem(after, at) ??
      (before === null ? scheduledStoryProblem(after, at) : null) ??
      (before !== null && !mayDate(identity) ? movedDateProblem(before, after, at) : null);
    if (problem) return problem;
  }
  return null;
};

const talk = ['comment', 'tasks.task'];

/** The newsroom's talk has a dataset of its own that no stranger reads; here anyone could. */
const findTalk = ({ dataset, changes }: Proposal): string | null => {
  const isHere = changes.some(({ after }) => after && talk.includes(after._type));
  return isHere && !dataset.endsWith('-comments')
    ? 'Comments and tasks are kept beside the content, in the dataset for comments.'
    : null;
};

/** One for an address, however often its page moves. */
const signpostId = (path: string): string =>
  `moved-${createHash('sha256').update(path).digest('hex').slice(0, 24)}`;

/** No sign stands at the new address: a page that came back would be led away from itself. */
const signposts = ({ changes }: Proposal): Companion[] =>
  changes.filter(isPublic).flatMap(({ before, after }): Companion[] => {
    const move = before && after && findMove(before, after);
    if (!move) return [];
    return [
      { delete: { id: signpostId(move.to) } },
      { createOrReplace: { _id: signpostId(move.from), _type: 'redirect', ...move } },
    ];
  });

const findUnapproved = ({ identity, changes, at }: Proposal): string | null => {
  const superseded = supersededBy(changes);
  // What readers see comes first: its problem tells more than that of a draft beside it.
  const inOrder = changes.toSorted((a, b) => Number(isPublished(b)) - Number(isPublished(a)));
  for (const change of inOrder) {
    const isLive = isPublished(change);
    const before = asCorrection(change.before);
    const after = asCorrection(change.after);
    if (!before && !after) continue;
    const problem = correctionProblem({
      before: before ?? (isLive ? findForerunner(change.id, changes) : null),
      after,
      wasPublished: isLive && before !== null,
      isPublished: isLive && after !== null,
      isSuperseded: superseded.includes(change.id),
      at,
      by: {
        id: identity.id,
        mayApprove: identity.roles.some((role) => approvingRoles.includes(role)),
        mayDate: mayDate(identity),
      },
    });
    if (problem) return problem;
  }
  return null;
};
