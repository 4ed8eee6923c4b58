import type { Companion, DocumentChange, Proposal, SanityDocument } from 'local-lake/policy';
import { hasLinksAlone, linksIn, linkType } from '../../../lib/articles/translations/translationLinks.ts';
import { translationProblem } from '../../../lib/articles/translations/translationProblem.ts';
import { releaseIn } from '../../../lib/releases/releaseIn.ts';
import { isPublishedId, mayApprove, mayDate, ofType, publishedId, versionsOf } from '../changes.ts';

/** Returns why the languages of a story may not be linked so, or null. @see translationProblem */
export const findTranslationProblem = (proposal: Proposal): string | null => {
  for (const change of proposal.changes) {
    const problem = problemOf(change, proposal);
    if (problem) return problem;
  }
  return null;
};

const problemOf = ({ id, before, after }: DocumentChange, proposal: Proposal): string | null => {
  const [was, is] = [ofType(before, linkType), ofType(after, linkType)];
  if (!was && !is) return null;
  if (!isPublishedId(id))
    return 'Translations have no drafts: link the stories in the published document, by “Translations” above a story.';
  return translationProblem({
    before: linksIn(was),
    after: linksIn(is),
    hasLinksAlone: is === null || hasLinksAlone(was, is),
    storyOf: (storyId) => linkedStory(storyId, proposal),
    isLinkedElsewhere: (storyId) => groupsWith(storyId, proposal).some((group) => group._id !== id),
    isImport: mayDate(proposal.identity),
    mayPublish: proposal.identity.kind === 'system' || mayApprove(proposal.identity),
  });
};

/** The live story, else its draft or a copy in a release. */
const linkedStory = (id: string, proposal: Proposal) => {
  const { get, ask, changes, findSchedule, findDeleted } = proposal;
  const live = ofType(get(id), 'article');
  const written = changes.filter((change) => publishedId(change.id) === id).map((change) => change.id);
  const versions = live ? [] : [...written, ...(ask(versionsOf, { id }) as string[])];
  const story = live ?? versions.map((one) => ofType(get(one), 'article')).find((one) => one !== null);
  if (!story) return null;
  const isSeen =
    live !== null ||
    findSchedule(id) !== null ||
    versions.some((one) => isInScheduledRelease(one, proposal)) ||
    findDeleted(id, 'article') !== null;
  return { language: story.language, isSeen };
};

const isInScheduledRelease = (id: string, { get }: Proposal): boolean => {
  const name = releaseIn(id);
  return name !== null && get(`_.releases.${name}`)?.state === 'scheduled';
};

const groupsOf = '*[_type == "translation.metadata" && references($id)][0...10]._id';

/** The documents that link a story, after the commit. */
const groupsWith = (id: string, { ask, get, changes }: Proposal): SanityDocument[] => {
  const ids = [...(ask(groupsOf, { id }) as string[]), ...changes.map((change) => change.id)];
  return [...new Set(ids)].flatMap((one) => {
    const group = ofType(get(one), linkType);
    return group && linksIn(group).some((link) => link.id === id) ? [group] : [];
  });
};

/** A story that was never live, and whose draft is deleted, leaves the translations. Else Studio would open an empty form. */
export const unlinkTranslations = (proposal: Proposal): Companion[] =>
  proposal.changes.flatMap(({ id, before, after }) => {
    const storyId = publishedId(id);
    if (!ofType(before, 'article') || after || linkedStory(storyId, proposal)) return [];
    if (isKept(before, storyId, proposal)) return [];
    if (proposal.getBefore(storyId) || proposal.findDeleted(storyId, 'article')) return [];
    return groupsWith(storyId, proposal).map((group) => ({
      patch: { id: group._id, set: { translations: withoutLink(group, storyId) } },
    }));
  });

/** The server writes a filed or scheduled draft back that somebody deletes who does not publish. @see stampDrafts */
const isKept = (draft: SanityDocument | null, id: string, { identity, findSchedule }: Proposal): boolean =>
  !mayApprove(identity) && (typeof draft?.filedAt === 'string' || findSchedule(id) !== null);

const withoutLink = (group: SanityDocument, id: string): unknown[] =>
  (group.translations as unknown[]).filter((_link, at) => linksIn(group)[at]?.id !== id);
