import type { Companion, DocumentChange, Proposal, SanityDocument } from 'local-lake/policy';
import { keptMark } from '../../../lib/articles/publishing/keptMark.ts';
import { datePatch, datesOfPublished } from '../../../lib/articles/publishing/publicationDates.ts';
import { keptWithdrawal } from '../../../lib/articles/publishing/withdrawalProblem.ts';
import { isSubstantive } from '../../../lib/corrections/isSubstantive.ts';
import type { CorrectionKind, CorrectionSeverity } from '../../../lib/corrections/vocabulary.ts';
import { isSameValue } from '../../../lib/isSameValue.ts';
import { liveEntryProblem } from '../../../lib/live/liveEntryProblem.ts';
import { isPublic, mayDate, ofType, priorText, publishedId, referenceOf } from '../changes.ts';
import { newlyPublished } from '../corrections/published.ts';
import { datesOf, isOfLive } from '../drafts.ts';
import { asPatch, correctionsOf, rewriteOf, unpublishProblem } from '../stories.ts';
import { endsOfCoverage, firstOf } from './endOfCoverage.ts';
import { lengthOfCoverage } from './lengthOfCoverage.ts';

const asEntry = (document: SanityDocument | null | undefined): SanityDocument | null =>
  ofType(document, 'liveEntry');

const storyIdOf = (entry: SanityDocument | null): string => referenceOf(entry, 'story') ?? '';

/** Returns why the commit may not publish, change or take off an entry of a live story, or null. */
export const findLiveEntryProblem = (proposal: Proposal): string | null => {
  // A commit may have thousands of entries of one story.
  const coverageOf = onceForEach((storyId) => ({
    count: countEntries(storyId, proposal),
    ends: endsOfCoverage(storyId, proposal),
  }));
  const lengthOf = onceForEach((storyId) => lengthOfCoverage(storyId, proposal));
  for (const change of proposal.changes.filter(isPublic)) {
    const problem =
      entryProblem(change, proposal, { coverageOf, lengthOf }) ?? typeOfWorkProblem(change, coverageOf);
    if (problem) return problem;
  }
  return null;
};

type CoverageOf = (storyId: string) => { count: number; ends: { id: string }[] };
type LengthOf = (storyId: string) => ReturnType<typeof lengthOfCoverage>;

const onceForEach = <Value>(find: (id: string) => Value): ((id: string) => Value) => {
  const found = new Map<string, Value>();
  return (id) => {
    const value = found.get(id) ?? find(id);
    found.set(id, value);
    return value;
  };
};

const countQuery = 'count(*[_type == "liveEntry" && story._ref == $id && _id in path("*")])';

/** The published entries of a story after the commit. */
const countEntries = (id: string, { ask, changes }: Proposal): number =>
  changes
    .filter(isPublic)
    .reduce(
      (count, { before, after }) =>
        count + Number(storyIdOf(asEntry(after)) === id) - Number(storyIdOf(asEntry(before)) === id),
      Number(ask(countQuery, { id })),
    );

const entryProblem = (
  { id, before, after }: DocumentChange,
  proposal: Proposal,
  { coverageOf, lengthOf }: { coverageOf: CoverageOf; lengthOf: LengthOf },
): string | null => {
  const live = asEntry(before);
  const entry = asEntry(after);
  if (live && !entry)
    return after
      ? 'A published entry cannot become a document of another type.'
      : unpublishProblem(id, proposal);
  if (!entry) return null;
  if ('withdrawal' in entry)
    return 'Someone asked to take this entry off the site. Keep it on the site or unpublish it before you publish changes.';
  const storyId = storyIdOf(entry);
  // The coverage of an archive has ended.
  const isArchive = mayDate(proposal.identity);
  const isNew = !live && !isArchive;
  const problem = liveEntryProblem({
    before: live,
    after: entry,
    story: ofType(proposal.get(storyId), 'article'),
    mayPrecedeStory: isArchive,
    wasPublished: !isNew || priorText(id, proposal) !== null,
    isEnded: isNew && coverageOf(storyId).ends.some((end) => end.id !== id),
    count: coverageOf(storyId).count,
    lengthOfCoverage: () => lengthOf(storyId),
  });
  return problem ?? rewriteOf(id, entry, proposal);
};

/** The entries of a story belong to its type. */
const typeOfWorkProblem = ({ id, before, after }: DocumentChange, coverageOf: CoverageOf): string | null => {
  const [live, story] = [ofType(before, 'article'), ofType(after, 'article')];
  return live?.typeOfWork === 'live' && story && story.typeOfWork !== 'live' && coverageOf(id).count > 0
    ? 'This story has live entries, so its type of work stays “Live”. Take the entries off the site first.'
    : null;
};

/** The server's patches for entries: their dates, the end of their story's coverage, and what goes off with a story. */
export const stampLiveEntries = (proposal: Proposal): Companion[] => [
  ...stampPublished(proposal),
  ...proposal.changes.flatMap((change) => stampDraft(change, proposal)),
  ...stampStories(proposal),
  ...proposal.changes.flatMap((change) => takeOffWithStory(change, proposal)),
];

const stampPublished = (proposal: Proposal): Companion[] => {
  const ids = new Set([
    ...proposal.changes.filter(isPublic).map(({ id }) => id),
    ...newlyPublished(proposal).flatMap((correction) => referenceOf(correction, 'article') ?? []),
  ]);
  return [...ids].flatMap((id) => {
    const entry = asEntry(proposal.get(id));
    if (!entry) return [];
    const corrections = correctionsOf(id, proposal) as (SanityDocument & {
      kind: CorrectionKind;
      severity: CorrectionSeverity;
    })[];
    const dates = datesOfPublished({
      prior: priorText(id, proposal),
      brought: mayDate(proposal.identity) ? entry : null,
      at: proposal.at,
      isCorrected: corrections.some(isSubstantive),
      isRetracted: false,
    });
    const patch = datePatch(entry, dates, ['withdrawal', 'keptOnSite', 'waitingCorrection']);
    return patch ? asPatch(id, patch) : [];
  });
};

const stampDraft = (change: DocumentChange, proposal: Proposal): Companion[] => {
  const { id } = change;
  const entry = asEntry(change.after);
  if (!entry || !id.startsWith('drafts.')) return [];
  const before = asEntry(change.before);
  const held = mayDate(proposal.identity) ? entry : before;
  const dates = datePatch(entry, datesOf(id, held, proposal)) ?? { set: {}, unset: [] };
  const withdrawal = keptWithdrawal(entry, isOfLive(id, proposal));
  // A request that the server removes is not declined.
  const kept = keptMark({ before, after: entry, by: proposal.identity.id, at: proposal.at });
  const isKept = isSameValue(entry.keptOnSite, kept);
  return asPatch(id, {
    set: { ...dates.set, ...(kept && !isKept ? { keptOnSite: kept } : {}) },
    unset: [
      ...dates.unset,
      ...(kept || isKept ? [] : ['keptOnSite']),
      ...(withdrawal || !('withdrawal' in entry) ? [] : ['withdrawal']),
    ],
  });
};

/** Dates the end of the coverage in each story that the commit publishes or whose entries it changes. */
const stampStories = (proposal: Proposal): Companion[] => {
  const ids = new Set(
    proposal.changes.filter(isPublic).flatMap(({ id, before, after }) => {
      if (ofType(after, 'article')) return [id];
      return [asEntry(before), asEntry(after)].filter((entry) => entry?.endsCoverage === true).map(storyIdOf);
    }),
  );
  return [...ids].flatMap((id) => {
    const story = ofType(proposal.get(id), 'article');
    if (!story || (story.typeOfWork !== 'live' && story.liveEndedAt === undefined)) return [];
    const endedAt = story.typeOfWork === 'live' ? firstOf(endsOfCoverage(id, proposal)) : null;
    if ((story.liveEndedAt ?? null) === endedAt) return [];
    return asPatch(
      id,
      endedAt === null ? { set: {}, unset: ['liveEndedAt'] } : { set: { liveEndedAt: endedAt }, unset: [] },
    );
  });
};

const entriesOfStory = '*[_type == "liveEntry" && story._ref == $id && _id in path("*")]._id';

/**
 * Nobody can read an entry of a story that was taken off. It becomes a draft, unless it has one. A request to take the
 * entry off is done with: else nobody could publish the entry again.
 */
const takeOffWithStory = ({ id, before, after }: DocumentChange, proposal: Proposal): Companion[] => {
  const { ask, get, at } = proposal;
  if (id !== publishedId(id) || !ofType(before, 'article') || after) return [];
  return (ask(entriesOfStory, { id }) as string[]).flatMap((entryId): Companion[] => {
    const entry = asEntry(get(entryId));
    if (!entry) return [];
    const { _rev, _updatedAt, withdrawal: _withdrawal, ...fields } = entry;
    const draftId = `drafts.${entryId}`;
    const draft = get(draftId);
    return [
      draft
        ? { patch: { id: draftId, set: { withdrawnAt: at }, unset: ['withdrawal'] } }
        : { createOrReplace: { ...fields, _id: draftId, withdrawnAt: at } },
      { delete: { id: entryId } },
    ];
  });
};
