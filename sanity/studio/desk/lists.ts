import { ArrowLeftIcon } from '@sanity/icons/ArrowLeft';
import { BellIcon } from '@sanity/icons/Bell';
import { CalendarIcon } from '@sanity/icons/Calendar';
import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle';
import { ClockIcon } from '@sanity/icons/Clock';
import { ComposeIcon } from '@sanity/icons/Compose';
import { DocumentsIcon } from '@sanity/icons/Documents';
import { EditIcon } from '@sanity/icons/Edit';
import { EnvelopeIcon } from '@sanity/icons/Envelope';
import { ErrorOutlineIcon } from '@sanity/icons/ErrorOutline';
import { EyeOpenIcon } from '@sanity/icons/EyeOpen';
import { ImageIcon } from '@sanity/icons/Image';
import { ImageRemoveIcon } from '@sanity/icons/ImageRemove';
import { InboxIcon } from '@sanity/icons/Inbox';
import { PackageIcon } from '@sanity/icons/Package';
import { PublishIcon } from '@sanity/icons/Publish';
import { RemoveCircleIcon } from '@sanity/icons/RemoveCircle';
import { RevertIcon } from '@sanity/icons/Revert';
import { SearchIcon } from '@sanity/icons/Search';
import { expiryNoticeSeconds } from '../../../lib/contacts/expiryWords.ts';
import type { CorrectionStatus } from '../../../lib/corrections/vocabulary.ts';
import {
  declinedLately,
  has,
  isDraft,
  missedOthers,
  waitingFilter,
} from '../../../lib/inbox/inboxFilters.ts';
import { rightsNoticeSeconds } from '../../../lib/pictures/pictureRights.ts';

type Ordering = { field: string; direction: 'asc' | 'desc'; mapWith?: string };

/** A list of the desk, before Studio builds it. */
export type DeskList = {
  id: string;
  title: string;
  icon: typeof ComposeIcon;
  /** The types of its documents. A list of one type offers a new document of the type. */
  types: [type: string, ...more: string[]];
  filter: string;
  params: Record<string, string | string[]>;
  ordering: Ordering;
  /** Published documents only: their number comes from the index, however many there are. */
  countedAs?: 'published';
  /** Each of its types has a place of its own on the desk: links to its documents open there. */
  linksOpenElsewhere?: true;
};

type Person = { id: string; mayPublish: boolean };

/** How long a date counts as recent. */
const recentSeconds = 30 * 24 * 60 * 60;

const isPlanned = `(${isDraft} && ${has('scheduledFor')})`;
/** As `has()`, but nearly all stories have the date: a search reads what it finds, not all of them. */
const isLive = `firstPublishedAt > "" && !defined(withdrawnAt) && !(${isDraft} && defined(scheduledFor))`;
const isRecent = (field: string): string => `dateTime(${field}) > dateTime(now()) - ${recentSeconds}`;

/**
 * Orders by a date that the server writes. Studio would wrap it in `dateTime()`, which no index orders by: the list would
 * read every story. `coalesce()` of one value is the value.
 */
const byDate = (field: string, direction: 'asc' | 'desc' = 'desc'): Ordering => ({
  field,
  direction,
  mapWith: 'coalesce',
});

const list = ({
  types,
  filter,
  params = {},
  ordering = { field: '_updatedAt', direction: 'desc' },
  ...given
}: Pick<DeskList, 'id' | 'title' | 'icon' | 'types' | 'filter'> & Partial<DeskList>): DeskList => ({
  ...given,
  types,
  filter,
  params,
  ordering,
});

const stories = (given: Omit<Parameters<typeof list>[0], 'types'>): DeskList =>
  list({ ...given, types: ['article'], filter: `_type == "article" && (${given.filter})` });

type Mixed = Omit<Parameters<typeof list>[0], 'types'> & { corrections: string };

const storiesAndCorrections = ({ corrections, ...given }: Mixed): DeskList =>
  list({
    ...given,
    types: ['article', 'correction'],
    filter: `(_type == "article" && (${given.filter})) || (_type == "correction" && (${corrections}))`,
  });

type OfCorrections = Pick<DeskList, 'id' | 'title' | 'icon'> &
  Partial<Pick<DeskList, 'filter' | 'ordering' | 'countedAs'>> & { statuses: CorrectionStatus[] };

const corrections = ({ statuses, filter, ...given }: OfCorrections): DeskList =>
  list({
    ...given,
    types: ['correction'],
    filter: `_type == "correction" && status in $statuses${filter ? ` && ${filter}` : ''}`,
    params: { statuses },
  });

export const inboxId = 'inbox';

/**
 * What waits for a person: own stories that were sent back or missed their time, own corrections that missed their time
 * or were declined in the last week, and for editors what others ask them to decide.
 */
export const inbox = ({ id, mayPublish }: Person): DeskList =>
  list({
    id: inboxId,
    title: 'For me',
    icon: BellIcon,
    types: ['article', 'correction', 'liveEntry'],
    filter: waitingFilter(mayPublish),
    params: { me: id },
  });

const myDrafts = ({ id }: Person): DeskList =>
  stories({
    id: 'my-drafts',
    title: 'My drafts',
    icon: ComposeIcon,
    filter: `${isDraft} && startedBy == $me`,
    params: { me: id },
  });

/**
 * Stories that an editor sent back, and corrections and answers to reports that one declined in the last week: a
 * journalist's own, or those of everybody.
 */
export const sentBack = ({ id, mayPublish }: Person): DeskList =>
  storiesAndCorrections({
    id: 'sent-back',
    title: 'Sent back',
    icon: ArrowLeftIcon,
    filter: `${has('sentBack.at')}${mayPublish ? '' : ' && (sentBack.to == $me || startedBy == $me)'}`,
    corrections: `(${declinedLately})${mayPublish ? '' : ' && (requestedBy == $me || declined.to == $me)'}`,
    ...(mayPublish ? {} : { params: { me: id } }),
  });

const inProgress = stories({
  id: 'in-progress',
  title: 'In progress',
  icon: EditIcon,
  filter: `${isDraft} && !defined(filedAt) && !defined(scheduledFor) && !defined(inRelease) && !defined(unreadCopy) && !defined(unreviewedChangeAt)`,
});

/** A draft whose copy in a release nobody has read; while Studio shows the release, the copy itself. */
const isUnreadInRelease = `${has('unreadCopy.release')} || (_originalId in path("versions.**") && ${has('unreviewedChangeAt')})`;

/**
 * Filed stories, those whose copy in a release no editor has read, requests to take a story or a live entry off the site, and corrections
 * that another editor must approve.
 */
const waitingStories = storiesAndCorrections({
  id: 'waiting',
  title: 'Waiting for an editor',
  icon: ClockIcon,
  filter: `(${has('filedAt')} && !defined(inRelease)) || ${isUnreadInRelease} || ${has('withdrawal.requestedBy')}`,
  corrections:
    '(status == "drafted" || (status == "approved" && !defined(scheduledFor))) && !defined(inRelease)',
});
export const waiting: DeskList = {
  ...waitingStories,
  types: [...waitingStories.types, 'liveEntry'],
  filter: `${waitingStories.filter} || (_type == "liveEntry" && ${has('withdrawal.requestedBy')})`,
};

const scheduled = storiesAndCorrections({
  id: 'scheduled',
  title: 'Scheduled',
  icon: CalendarIcon,
  filter: `${isPlanned} && !defined(missedBecause) && !defined(unreviewedChangeAt)`,
  corrections: 'status == "approved" && defined(scheduledFor)',
  ordering: byDate('scheduledFor', 'asc'),
});

/**
 * Drafts with a copy in a release: of a story by an editor, of a correction as it is approved there. They go live with
 * it. While Studio shows the release, they are the copies.
 */
const inReleases = storiesAndCorrections({
  id: 'in-releases',
  title: 'In a release',
  icon: PackageIcon,
  filter: has('inRelease'),
  corrections: has('inRelease'),
});

export const missedId = 'missed';

const missedStories = storiesAndCorrections({
  id: missedId,
  title: 'Missed',
  icon: ErrorOutlineIcon,
  filter: `${isPlanned} && defined(missedBecause)`,
  corrections: `${isDraft} && ${has('missedBecause')}`,
});

/** Documents of other kinds are scheduled through the API alone. */
export const missed: DeskList = { ...missedStories, filter: `${missedStories.filter} || ${missedOthers}` };

const live = stories({
  id: 'live',
  title: 'Live',
  icon: PublishIcon,
  filter: isLive,
  ordering: byDate('firstPublishedAt'),
  countedAs: 'published',
});

const correctedLately = stories({
  id: 'corrected-lately',
  title: 'Corrected lately',
  icon: RevertIcon,
  filter: isRecent('modifiedAt'),
  ordering: byDate('modifiedAt'),
});

/** A draft has the mark of its live story too: somebody may have taken off its own. */
const summariesToCheck = stories({
  id: 'summaries-to-check',
  title: 'Summaries to re-check',
  icon: SearchIcon,
  filter: '(recheckSummary == true || recheckLive == true) && !defined(retractedAt)',
});

/** Stories that readers see soon, or have seen for less than a month. Most drafts have neither yet. */
const withoutPictureOrSummary = stories({
  id: 'without-picture-or-summary',
  title: 'Without picture or summary',
  icon: ImageRemoveIcon,
  filter: `(${has('filedAt')} || ${has('scheduledFor')} || ${isRecent('firstPublishedAt')}) && !defined(retractedAt) && (!defined(leadImage.asset) || !defined(summary))`,
});

export const reports = corrections({
  id: 'reports',
  title: 'Reports from readers',
  icon: InboxIcon,
  statuses: ['reported', 'accepted'],
});

/** Typo fixes that one editor published alone, until a second one has looked them over. */
export const typosToLookOver = corrections({
  id: 'typos-to-look-over',
  title: 'Typo fixes to look over',
  icon: EyeOpenIcon,
  statuses: ['published'],
  filter: 'kind == "typo" && !defined(approvedBy) && !defined(lookedOver) && publishedAt > ""',
  ordering: byDate('publishedAt'),
});

/** Unpublished changes of everything but stories and corrections. Anyone writes them, an editor publishes them. */
const otherDrafts = list({
  id: 'other-drafts',
  title: 'Other unpublished changes',
  icon: DocumentsIcon,
  types: [
    'person',
    'topic',
    'section',
    'page',
    'redirect',
    'site',
    'frontPage',
    'houseStyle',
    'pictureRecord',
  ],
  filter: `_type in ["person", "topic", "section", "page", "redirect", "site", "frontPage", "houseStyle", "pictureRecord"] && ${isDraft}`,
  linksOpenElsewhere: true,
});

/** Contacts with a channel that has expired or soon does. */
const expiringChannels = list({
  id: 'expiring-channels',
  title: 'Channels that expire',
  icon: EnvelopeIcon,
  types: ['person', 'privateContact'],
  filter: `_type in ["person", "privateContact"] && count(channels[dateTime(expiresAt) < dateTime(now()) + ${expiryNoticeSeconds}]) > 0`,
});

const isSoon = (field: string): string => `dateTime(${field}) < dateTime(now()) + ${rightsNoticeSeconds}`;

/**
 * Pictures that readers see and whose rights have ended or soon do, also if a draft would extend them. They stay live
 * until somebody decides.
 */
const endingRights = list({
  id: 'ending-rights',
  title: 'Pictures whose rights end',
  icon: ImageIcon,
  types: ['pictureRecord'],
  filter: `_type == "pictureRecord" && isLive == true && (${isSoon('rightsEndAt')} || ${isSoon('liveRightsEndAt')})`,
  ordering: byDate('rightsEndAt', 'asc'),
});

/** The lists of corrections by status. */
export const correctionLists: DeskList[] = [
  corrections({ id: 'drafted', title: 'Waiting for approval', icon: ClockIcon, statuses: ['drafted'] }),
  corrections({ id: 'approved', title: 'Approved', icon: CheckmarkCircleIcon, statuses: ['approved'] }),
  corrections({
    id: 'published',
    title: 'Published',
    icon: PublishIcon,
    statuses: ['published', 'superseded'],
    // Else the index reads all corrections that were never published, to give them a place in the order.
    filter: 'publishedAt > ""',
    ordering: byDate('publishedAt'),
    countedAs: 'published',
  }),
  corrections({ id: 'declined', title: 'Declined', icon: RemoveCircleIcon, statuses: ['declined'] }),
];

/**
 * The lists of a person, in groups. Those that wait for the person come first: an editor's are the stories and reports
 * of others, a journalist's are their own.
 */
export const listGroups = (person: Person): { title: string; lists: DeskList[] }[] => {
  const check = [
    typosToLookOver,
    summariesToCheck,
    withoutPictureOrSummary,
    correctedLately,
    expiringChannels,
    endingRights,
    otherDrafts,
  ];
  return person.mayPublish
    ? [
        { title: 'For editors', lists: [inbox(person), waiting, reports, missed, scheduled, inReleases] },
        { title: 'Stories', lists: [myDrafts(person), inProgress, sentBack(person), live] },
        { title: 'To check', lists: check },
      ]
    : [
        { title: 'Mine', lists: [inbox(person), myDrafts(person), sentBack(person)] },
        { title: 'Stories', lists: [inProgress, waiting, scheduled, inReleases, missed, live] },
        { title: 'To check', lists: [reports, ...check] },
      ];
};

/** A list with more documents says so, without counting them: the count costs no more than a page of the list. */
const maxCounted = 99;

/** The query that counts a list's documents, up to one more than the bound if they are not counted by the index alone. */
export const countQuery = ({ types, filter, countedAs, ordering: { field, direction } }: DeskList): string =>
  countedAs === 'published'
    ? `count(*[_type == "${types[0]}"])`
    : `count((*[${filter}] | order(${field} ${direction}))[0..${maxCounted}])`;

/** What a list shows of the number that its query found. */
export const shownCount = ({ countedAs }: Pick<DeskList, 'countedAs'>, count: number): string =>
  countedAs === undefined && count > maxCounted ? `${maxCounted}+` : count.toLocaleString('en');
