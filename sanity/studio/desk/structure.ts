import { CalendarIcon } from '@sanity/icons/Calendar';
import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle';
import { ClockIcon } from '@sanity/icons/Clock';
import { CogIcon } from '@sanity/icons/Cog';
import { ComposeIcon } from '@sanity/icons/Compose';
import { DocumentTextIcon } from '@sanity/icons/DocumentText';
import { EarthGlobeIcon } from '@sanity/icons/EarthGlobe';
import { EditIcon } from '@sanity/icons/Edit';
import { ErrorOutlineIcon } from '@sanity/icons/ErrorOutline';
import { InboxIcon } from '@sanity/icons/Inbox';
import { LockIcon } from '@sanity/icons/Lock';
import { PublishIcon } from '@sanity/icons/Publish';
import { RemoveCircleIcon } from '@sanity/icons/RemoveCircle';
import { RevertIcon } from '@sanity/icons/Revert';
import { TagIcon } from '@sanity/icons/Tag';
import { ThListIcon } from '@sanity/icons/ThList';
import { UsersIcon } from '@sanity/icons/Users';
import type { StructureBuilder, StructureResolver } from 'sanity/structure';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { privateContactId } from '../../../lib/contacts/privateContactId.ts';
import type { CorrectionStatus } from '../../../lib/corrections/vocabulary.ts';
import { mayPublish } from './mayPublish.ts';
import { privateContactTemplate } from './privateContactTemplate.ts';

type Icon = typeof ComposeIcon;

const newestEdit = [{ field: '_updatedAt', direction: 'desc' as const }];
/** The list reads drafts under their published ids, and listens to documents under the ids they are stored with. */
const isDraft = 'coalesce(_originalId, _id) in path("drafts.**")';
/** A scheduled or missed draft. Published stories may keep the mark, but are not drafts. */
const isPlanned = `(${isDraft} && defined(scheduledFor))`;
const isLive = `defined(firstPublishedAt) && !defined(withdrawnAt) && !${isPlanned}`;

/**
 * The desk in the words of a newsroom: what I am writing, what waits for somebody, what readers see, what has to be
 * put right. Lists read as the drafts perspective does: a draft stands in for its published version.
 */
export const structure: StructureResolver = (S, { currentUser }) =>
  S.list()
    .id('desk')
    .title('Desk')
    .items([
      stories(S, {
        id: 'my-drafts',
        title: 'My drafts',
        icon: ComposeIcon,
        filter: `${isDraft} && startedBy == $me`,
        params: { me: currentUser?.id ?? '' },
      }),
      stories(S, {
        id: 'in-progress',
        title: 'In progress',
        icon: EditIcon,
        filter: `${isDraft} && !defined(filedAt) && !defined(scheduledFor)`,
      }),
      waiting(S),
      stories(S, {
        id: 'scheduled',
        title: 'Scheduled',
        icon: CalendarIcon,
        filter: `${isPlanned} && !defined(missedBecause) && !defined(takenBackAt)`,
        ordering: [{ field: 'scheduledFor', direction: 'asc' }],
      }),
      stories(S, {
        id: 'missed',
        title: 'Missed',
        icon: ErrorOutlineIcon,
        filter: `${isPlanned} && defined(missedBecause)`,
      }),
      stories(S, {
        id: 'live',
        title: 'Live',
        icon: PublishIcon,
        filter: isLive,
        ordering: [{ field: 'firstPublishedAt', direction: 'desc' }],
      }),
      S.divider(),
      corrections(S),
      S.divider(),
      contacts(S),
      S.documentTypeListItem('section').title('Sections').id('sections').icon(ThListIcon),
      S.documentTypeListItem('topic').title('Topics').id('topics').icon(TagIcon),
      S.documentTypeListItem('page').title('Pages').id('pages').icon(DocumentTextIcon),
      ...(mayPublish(currentUser) ? [S.divider(), ...siteItems(S)] : []),
    ]);

type StoryList = {
  id: string;
  title: string;
  icon: Icon;
  filter: string;
  params?: Record<string, string>;
  ordering?: { field: string; direction: 'asc' | 'desc' }[];
};

const stories = (
  S: StructureBuilder,
  { id, title, icon, filter, params = {}, ordering = newestEdit }: StoryList,
) =>
  S.listItem()
    .id(id)
    .title(title)
    .icon(icon)
    .schemaType('article')
    .child(
      S.documentTypeList('article')
        .id(id)
        .title(title)
        .apiVersion(apiVersion)
        .filter(`_type == "article" && (${filter})`)
        .params(params)
        .defaultOrdering(ordering),
    );

/** Stories that their writers filed, or that are to be taken off the site, and corrections that somebody else has to approve. */
const waiting = (S: StructureBuilder) =>
  S.listItem()
    .id('waiting')
    .title('Waiting for an editor')
    .icon(ClockIcon)
    .child(
      S.documentList()
        .id('waiting')
        .title('Waiting for an editor')
        .apiVersion(apiVersion)
        .filter(
          '(_type == "article" && (defined(filedAt) || defined(withdrawal))) || (_type == "correction" && status in ["drafted", "approved"])',
        )
        .defaultOrdering(newestEdit)
        .initialValueTemplates([]),
    );

const corrections = (S: StructureBuilder) =>
  S.listItem()
    .id('corrections')
    .title('Corrections')
    .icon(RevertIcon)
    .child(
      S.list()
        .id('corrections')
        .title('Corrections')
        .items([
          correctionsIn(S, {
            id: 'reported',
            title: 'Reported',
            icon: InboxIcon,
            statuses: ['reported', 'accepted'],
          }),
          correctionsIn(S, {
            id: 'drafted',
            title: 'Waiting for approval',
            icon: ClockIcon,
            statuses: ['drafted'],
          }),
          correctionsIn(S, {
            id: 'approved',
            title: 'Approved',
            icon: CheckmarkCircleIcon,
            statuses: ['approved'],
          }),
          correctionsIn(S, {
            id: 'published',
            title: 'Published',
            icon: PublishIcon,
            statuses: ['published', 'superseded'],
          }),
          S.divider(),
          correctionsIn(S, {
            id: 'declined',
            title: 'Declined',
            icon: RemoveCircleIcon,
            statuses: ['declined'],
          }),
        ]),
    );

type CorrectionList = { id: string; title: string; icon: Icon; statuses: CorrectionStatus[] };

const correctionsIn = (S: StructureBuilder, { id, title, icon, statuses }: CorrectionList) =>
  S.listItem()
    .id(id)
    .title(title)
    .icon(icon)
    .schemaType('correction')
    .child(
      S.documentTypeList('correction')
        .id(id)
        .title(title)
        .apiVersion(apiVersion)
        .filter('_type == "correction" && status in $statuses')
        .params({ statuses })
        .defaultOrdering(newestEdit)
        .initialValueTemplates([]),
    );

/** The people, and apart from what anyone can read of them, how the newsroom itself reaches each. */
const contacts = (S: StructureBuilder) =>
  S.listItem()
    .id('contacts')
    .title('Contacts')
    .icon(UsersIcon)
    .child(
      S.list()
        .id('contacts')
        .title('Contacts')
        .items([
          S.documentTypeListItem('person').title('Public').id('public').icon(UsersIcon),
          S.listItem()
            .id('newsroom-only')
            .title('Newsroom only')
            .icon(LockIcon)
            .child(
              S.documentTypeList('person')
                .id('newsroom-only')
                .title('Newsroom only')
                .initialValueTemplates([])
                .child((personId) => privateContactOf(S, personId)),
            ),
        ]),
    );

const privateContactOf = (S: StructureBuilder, personId: string) =>
  S.document()
    .schemaType('privateContact')
    .documentId(privateContactId(personId))
    .initialValueTemplate(privateContactTemplate.id, { personId });

const siteItems = (S: StructureBuilder) => [
  S.listItem()
    .id('site')
    .title('Site')
    .icon(EarthGlobeIcon)
    .schemaType('site')
    .child(S.document().schemaType('site').documentId('site').title('Site')),
  S.documentTypeListItem('redirect').title('Moved addresses').id('moved').icon(CogIcon),
];
