import { type DocumentChange, isPersonId, type Proposal, type SanityDocument } from 'local-lake/policy';
import { isChangeForOneEditor } from '../../lib/articles/changes/rewriteProblem.ts';
import { typoFixProblem } from '../../lib/articles/changes/typoFixProblem.ts';
import { requestOfTokenProblem } from '../../lib/corrections/approvalProblem.ts';
import { correctionProblem } from '../../lib/corrections/correctionProblem.ts';
import { publishedCopyProblem } from '../../lib/corrections/publishedCopyProblem.ts';
import { isFourEyesOff } from '../../lib/fourEyes.ts';
import { approvedCopyProblem, approvedTextProblem } from '../../lib/releases/approvedCopyProblem.ts';
import { releaseIn } from '../../lib/releases/releaseIn.ts';
import { isUnreadCopy, unreadCopyProblem } from '../../lib/releases/unreadCopy.ts';
import {
  asText,
  findForerunnerId,
  isPublic,
  isPublishedId,
  mayApprove,
  mayBeOnePerson,
  ofType,
  priorText,
  publishedId,
  referenceOf,
} from './changes.ts';
import { isCopy } from './corrections/approvals.ts';
import { isImportedRequest, withoutApproval } from './corrections/importedRequests.ts';
import { asCorrection, goesLive, isApproved, newlyPublished } from './corrections/published.ts';
import { readableText } from './corrections/requestedText.ts';
import { typoRulesOf } from './corrections/typoRules.ts';
import { authorOf, hasSameAgreedFields, originOf, requestOf, waitingIdOf } from './corrections/waiting.ts';
import { releasedCopy } from './releases/versions.ts';

/** More typos in a day are a rewrite. */
const maxTyposPerDay = 5;

const dayMs = 24 * 60 * 60 * 1000;

/** An approval by nobody, such as an empty one, does not count. */
const typosOfTheDay = (articleId: string, { ask, at }: Proposal): number => {
  const typos = ask(
    `*[_type == "correction" && article._ref == $articleId && kind == "typo" && status == "published"
      && !(_id in path("drafts.**")) && publishedAt > $since]`,
    { articleId, since: new Date(Date.parse(at) - dayMs).toISOString() },
  ) as SanityDocument[];
  return typos.filter((typo) => !isApproved(typo)).length;
};

/**
 * Returns why one editor may not publish the correction, or null. The reason is empty where a rule says it already.
 *
 * @see isChangeForOneEditor
 */
const aloneProblem = (correction: SanityDocument, proposal: Proposal): string | null => {
  if (isFourEyesOff(proposal.getBefore('site'))) return null;
  if ((correction.supersedes ?? null) !== null) return '';
  const articleId = referenceOf(correction, 'article');
  const prior = articleId === null ? null : priorText(articleId, proposal);
  const after = articleId === null ? null : asText(proposal.get(articleId));
  if (articleId === null || !prior || !after) return '';
  const typoRules = () => typoRulesOf(after, proposal);
  if (correction.kind !== 'typo')
    return isChangeForOneEditor(correction.kind, prior, after, typoRules) ? null : '';
  if (typosOfTheDay(articleId, proposal) >= maxTyposPerDay)
    return `${maxTyposPerDay} typos of this story were fixed within a day.`;
  return typoFixProblem(prior, after, typoRules());
};

/** Returns why a correction may not be changed or published, or null. */
export const findCorrectionProblem = (proposal: Proposal): string | null => {
  const { identity, changes, getBefore } = proposal;
  const by = { id: identity.id, mayApprove: mayApprove(identity) };
  const superseded = newlyPublished(proposal).map((correction) => referenceOf(correction, 'supersedes'));
  // The published document first: its problem matters more than a draft's.
  const inOrder = changes.toSorted((a, b) => Number(isPublishedId(b.id)) - Number(isPublishedId(a.id)));
  for (const change of inOrder) {
    const isLive = isPublishedId(change.id);
    const before = asCorrection(change.before);
    const written = asCorrection(change.after);
    const isImported = isImportedRequest(change, proposal);
    const after = written && isImported ? withoutApproval(written) : written;
    const textLost = approvedTextLost(change, proposal);
    if (textLost) return textLost;
    if (!before && !after) continue;
    if (isLive && after && !isPublic(change))
      return 'Readers cannot see a document whose id has a dot. Publish the correction under an id without a dot.';
    if (isCopy(change) && asCorrection(getBefore(publishedId(change.id)))) return publishedCopyProblem;
    const lost = releaseIn(change.id) === null ? null : approvedCopyProblem(before, after, by);
    if (lost && !goesLive(change.id, proposal)) return lost;
    const isNew = isLive && before === null && after !== null;
    const target = after && referenceOf(after, 'supersedes');
    const prior =
      before ??
      asCorrection(getBefore((isLive ? findForerunnerId(change.id, changes) : originOf(change.id)) ?? ''));
    const alone = isNew ? aloneProblem(after, proposal) : '';
    const problem =
      correctionProblem({
        before: prior,
        after,
        wasPublished: isLive && before !== null,
        isPublished: isLive && after !== null,
        isOfPublished: asCorrection(getBefore(publishedId(change.id))) !== null,
        isSuperseded: superseded.includes(change.id),
        superseded: target ? asCorrection(getBefore(target)) : null,
        // Reads the history, so only for approvals by those who may approve.
        request:
          after && by.mayApprove && after.approvedBy === by.id && after.approvedBy !== prior?.approvedBy
            ? requestOf(change.id, referenceOf(after, 'article'), proposal)
            : { note: null, draft: null, draftRevision: null },
        ...(after && typeof after.requestedText === 'string' && after.requestedText !== prior?.requestedText
          ? readableText(after.kind, referenceOf(after, 'article') ?? '', proposal)
          : { textRevisions: [], partsToName: [] }),
        isForOneEditor: alone === null,
        moreThanTypo: alone,
        isImported,
        at: proposal.at,
        by,
        isPerson: isPersonId,
        mayBeOnePerson: mayBeOnePerson(proposal),
      }) ??
      (isNew
        ? (retractionProblem(after, proposal) ??
          unreadProblem(after, proposal) ??
          unownedProblem(after, proposal))
        : null);
    if (problem) return problem;
  }
  return null;
};

const copiesOfCorrections =
  '*[_type == "correction" && article._ref == $articleId && _id in path("versions.**")]._id';

/** @see approvedTextProblem */
const approvedTextLost = ({ id, before, after }: DocumentChange, proposal: Proposal): string | null => {
  const { identity, ask, get } = proposal;
  const release = releaseIn(id);
  if (release === null || !asText(before) || asText(after) || goesLive(id, proposal)) return null;
  const ids = ask(copiesOfCorrections, { articleId: publishedId(id) }) as string[];
  return approvedTextProblem(
    ids.filter((one) => releaseIn(one) === release).flatMap((one) => get(one) ?? []),
    { id: identity.id, mayApprove: mayApprove(identity) },
  );
};

/** A note for one editor goes live with a release without an approval. */
const unreadProblem = (correction: SanityDocument, proposal: Proposal): string | null => {
  const copy = releasedCopy(correction._id, proposal);
  return copy && isUnreadCopy(copy) && !isApproved(correction) ? unreadCopyProblem : null;
};

/** A note for one editor goes live without an approval, in the name of who asked. A token that imported it is not that person. */
const unownedProblem = (correction: SanityDocument, proposal: Proposal): string | null => {
  const waitingId = waitingIdOf(correction._id, proposal.changes);
  if (isApproved(correction) || correction.requestedBy === proposal.identity.id) return null;
  if (proposal.getBefore(waitingId) === null) return null;
  const author = authorOf(waitingId, hasSameAgreedFields, proposal);
  return author === null || isPersonId(author) ? null : requestOfTokenProblem;
};

const retractionProblem = (correction: SanityDocument, { get }: Proposal): string | null => {
  const articleId = referenceOf(correction, 'article');
  return correction.kind === 'retraction' && !ofType(get(articleId ?? ''), 'article')
    ? 'The story is not on the site, so it cannot be retracted.'
    : null;
};
