/**
 * True for drafts, and for the copies in a release while Studio shows it: they stand in place of their drafts. Lists read
 * documents under their published ids and listen to them under their stored ids. The lake's index answers both.
 */
export const isDraft =
  '(_id in path("drafts.**") || _originalId in path("drafts.**") || _originalId in path("versions.**"))';

/**
 * As `defined()` of a text, but answered by the index. Few stories have these fields: after `> ""` the index would assume
 * that nearly all have.
 */
export const has = (field: string): string => `${field} > "!"`;

const weekSeconds = 7 * 24 * 60 * 60;
const isOfThisWeek = (field: string): string => `dateTime(${field}) > dateTime(now()) - ${weekSeconds}`;

/** A report whose answer was declined in the last week. It is open, and no longer has who requested the answer. */
const isAnswerDeclinedLately = `status == "accepted" && defined(declined.to) && ${isOfThisWeek('declined.at')}`;

/** Requests of the newsroom, and answers to reports, that an editor declined in the last week. */
export const declinedLately = `(status == "declined" && defined(requestedBy) && ${isOfThisWeek('_updatedAt')}) || (${isAnswerDeclinedLately})`;

/**
 * The newest correction of the live story `$articleId` that somebody requested, if it waits or was declined in the last
 * week, also as the answer to a report: a published one ends what came before.
 */
export const latestCorrectionQuery = `*[_type == "correction" && article._ref == $articleId && (defined(requestedBy) || (${isAnswerDeclinedLately}))]
  | order(_createdAt desc)[0...1][status in ["drafted", "approved"] || (${declinedLately})][0]{
    "id": _id, status, kind, requestedBy, declineReason, "declinedBy": declined.by
  }`;

const wasKept = `(${has('keptOnSite.at')} && keptOnSite.to == $me && ${isOfThisWeek('keptOnSite.at')})`;
const mustBeTakenOff = `(${has('withdrawal.requestedBy')} && withdrawal.requestedBy != $me)`;

/** What a person's own stories and corrections came back with, and assigned reports. `$me` is the person's id. */
const returned = {
  stories: `(${has('sentBack.at')} && (sentBack.to == $me || startedBy == $me)) || (${has('missedBecause')} && ${isDraft} && (startedBy == $me || scheduledBy == $me)) || ${wasKept}`,
  corrections: `(assigned.to == $me && status in ["reported", "accepted"]) || (declined.to == $me && ${isAnswerDeclinedLately}) || (${has('missedBecause')} && scheduledBy == $me) || (requestedBy == $me && (${has('missedBecause')} || (status == "declined" && ${isOfThisWeek('_updatedAt')})))`,
};

/** What other people ask an editor to decide. */
const asked = {
  stories: `(${has('filedAt')} && filedBy != $me) || (${has('unreadCopy.release')} && unreadCopy.by != $me) || ${mustBeTakenOff}`,
  corrections:
    '(status in ["reported", "accepted"] && !defined(assigned.to)) || (status == "drafted" && requestedBy != $me && !defined(inRelease))',
};

/**
 * Filters of the stories and corrections that wait for the person `$me`: own ones that came back, and for editors what
 * others ask them to decide.
 */
const waitingFilters = (mayPublish: boolean): { stories: string; corrections: string } => ({
  stories: mayPublish ? `${returned.stories} || ${asked.stories}` : returned.stories,
  corrections: mayPublish ? `(${returned.corrections}) || ${asked.corrections}` : returned.corrections,
});

/** Stories that somebody else planned for the person `$me`, until they are begun. */
const plannedForMe = '_type == "coverage" && state == "planned" && $me in assignedTo && assignedBy != $me';

/** Drafts of other kinds that missed the time for which they were scheduled. */
export const missedOthers = `(${has('missedSchedule.reason')} && ${isDraft})`;

/** The same as one filter of all documents, with planned stories, entries of live ones and what missed its time. */
export const waitingFilter = (mayPublish: boolean): string => {
  const { stories, corrections } = waitingFilters(mayPublish);
  const entries = mayPublish ? `${wasKept} || ${mustBeTakenOff}` : wasKept;
  return `(_type == "article" && (${stories})) || (_type == "liveEntry" && (${entries})) || (_type == "correction" && (${corrections})) || (${plannedForMe}) || (${missedOthers} && missedSchedule.by == $me)`;
};

const myComments = '_type == "comment" && status == "open" && authorId == $me';

/** What others write in a thread of the person `$me`, or beside a task that the person follows, until the person answers. */
const isReply = `((defined(threadId) && threadId in *[${myComments}].threadId) || (target.documentType == "tasks.task" && $me in target.document->subscribers))
  && !defined(*[${myComments} && threadId == ^.threadId && _createdAt > ^._createdAt][0])`;

/**
 * A filter of the comments and tasks that wait for the person `$me`, in their own dataset: open mentions and replies by
 * others, and open tasks. A task without `createdByUser` is still being written.
 */
export const talkFilter = `(_type == "comment" && status == "open" && authorId != $me
  && ($me in message[].children[].userId || (${isReply}))
  && (target.documentType != "tasks.task" || target.document->status == "open"))
  || (_type == "tasks.task" && status == "open" && defined(createdByUser)
    && (assignedTo == $me || (authorId != $me && $me in description[].children[].userId)))`;
