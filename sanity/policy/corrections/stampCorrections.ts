import type { Companion, Proposal, SanityDocument } from 'local-lake/policy';
import { hasSameContent } from '../../../lib/articles/changes/readContent.ts';
import { scheduleFields, unreviewedChangeFields } from '../../../lib/articles/publishing/workflowFields.ts';
import { loggedFacts } from '../../../lib/corrections/log/loggedFacts.ts';
import { passageChanges } from '../../../lib/corrections/passages/passageChanges.ts';
import { lookMark } from '../../../lib/corrections/state/lookedOver.ts';
import { isFourEyesOff } from '../../../lib/fourEyes.ts';
import { isSameValue } from '../../../lib/isSameValue.ts';
import { asText, isPublishedId, ofType, priorText, referenceOf } from '../changes.ts';
import { keepApprovals } from './approvals.ts';
import { asCorrection, isApproved, newlyPublished } from './published.ts';
import { partsOf } from './requestedText.ts';

/** The server's patches for a published correction, the one it supersedes, and approvals. */
export const stampCorrections = (proposal: Proposal): Companion[] => [
  ...newlyPublished(proposal).flatMap((correction) => stamps(correction, proposal)),
  ...dateLooks(proposal),
  ...keepApprovals(proposal),
];

/** Dates the mark of a typo fix that a second editor looked over. */
const dateLooks = ({ changes, at }: Proposal): Companion[] =>
  changes.flatMap(({ id, before, after }) => {
    const [known, correction] = [asCorrection(before), asCorrection(after)];
    return isPublishedId(id) && known && correction && !isSameValue(known.lookedOver, correction.lookedOver)
      ? [{ patch: { id, set: { lookedOver: lookMark(correction.lookedOver, at) } } }]
      : [];
  });

const stamps = (correction: SanityDocument, proposal: Proposal): Companion[] => {
  const { at, transactionId, get, getBefore } = proposal;
  const articleId = referenceOf(correction, 'article') ?? '';
  const prior = priorText(articleId, proposal);
  const after = asText(get(articleId));
  const text = after ?? prior;
  const supersedes = referenceOf(correction, 'supersedes');
  const isAlone = !isApproved(correction) && correction.kind !== 'typo';
  const isOff = isFourEyesOff(getBefore('site'));
  const set = {
    status: 'published',
    publishedAt: at,
    ...(prior ? { revisionBefore: prior._rev } : {}),
    ...(after
      ? { revisionAfter: hasSameContent(prior, after) ? (prior?._rev ?? after._rev) : transactionId }
      : {}),
    ...partsOf(correction, prior, after),
    changes: prior && after ? passageChanges(prior, after, (id) => nameIn(get(id))) : [],
    ...loggedFacts(storyOfText(text, proposal)),
    ...(text?._type === 'liveEntry' ? { liveStory: text.story } : {}),
    ...(isAlone ? { [isOff ? 'alone' : 'addition']: true } : {}),
  };
  const unset = [
    'alone',
    'addition',
    'section',
    'liveStory',
    'inRelease',
    'readBy',
    'requestedText',
    'lookedOver',
    ...scheduleFields,
    ...unreviewedChangeFields,
  ].filter((name) => name in correction && !(name in set));
  return [
    { patch: { id: correction._id, set, ...(unset.length > 0 ? { unset } : {}) } },
    ...(supersedes ? markSuperseded(supersedes, proposal) : []),
  ];
};

/** The story of an entry, else the document itself. */
const storyOfText = (text: SanityDocument | null, { get }: Proposal): SanityDocument | null =>
  text?._type === 'liveEntry' ? ofType(get(referenceOf(text, 'story') ?? ''), 'article') : text;

const nameIn = (document: SanityDocument | null): string | null =>
  typeof document?.name === 'string' ? document.name : null;

const markSuperseded = (id: string, { get }: Proposal): Companion[] =>
  asCorrection(get(id)) ? [{ patch: { id, set: { status: 'superseded' } } }] : [];
