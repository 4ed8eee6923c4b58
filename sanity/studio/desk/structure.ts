import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle';
import { CogIcon } from '@sanity/icons/Cog';
import { DocumentTextIcon } from '@sanity/icons/DocumentText';
import { EarthGlobeIcon } from '@sanity/icons/EarthGlobe';
import { HomeIcon } from '@sanity/icons/Home';
import { ImagesIcon } from '@sanity/icons/Images';
import { LockIcon } from '@sanity/icons/Lock';
import { RevertIcon } from '@sanity/icons/Revert';
import { TagIcon } from '@sanity/icons/Tag';
import { ThListIcon } from '@sanity/icons/ThList';
import { UsersIcon } from '@sanity/icons/Users';
import type { SanityClient } from 'sanity';
import type {
  ChildResolver,
  DocumentListBuilder,
  StructureBuilder,
  StructureResolver,
} from 'sanity/structure';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { privateContactId } from '../../../lib/contacts/privateContactId.ts';
import { frontPageId } from '../../../lib/front/EditedFront.ts';
import { houseStyleId } from '../../../lib/houseStyle/HouseStyle.ts';
import { pictureRecordId } from '../../../lib/pictures/pictureRecordId.ts';
import { mayPublish } from '../../../lib/roles.ts';
import { FrontPreview } from '../front/FrontPreview.tsx';

import { InboxPane } from '../inbox/InboxPane.tsx';
import { liveItem } from '../live/liveItem.ts';
import { rolesOf } from '../newsroom/rolesOf.ts';
import { PicturesPane } from '../pictures/PicturesPane.tsx';
import { pictureRecordTemplate } from '../pictures/record/pictureRecordTemplate.ts';
import { findDocumentType } from './findDocumentType.ts';
import { InboxIcon } from './InboxIcon.tsx';
import { iconWithCount } from './ListCount.tsx';
import {
  correctionLists,
  type DeskList,
  inboxId,
  listGroups,
  missedId,
  reports,
  sentBack,
  typosToLookOver,
  waiting,
} from './lists.ts';
import { MissedIcon } from './MissedIcon.tsx';
import { MissedPane } from './MissedPane.tsx';
import { MissingDocument } from './MissingDocument.tsx';
import { privateContactTemplate } from './privateContactTemplate.ts';
import { TyposPane } from './TyposPane.tsx';

type DeskSettings = {
  /** True if this newsroom mails people what is new for them. */
  isMailed: boolean;
  /** True if people sign in with a password of this server. */
  hasPasswords: boolean;
};

/**
 * The desk: the lists of the person, then corrections, contacts and the paper. Lists use the drafts perspective: a draft
 * replaces its published version.
 */
export const structureFor =
  (settings: DeskSettings): StructureResolver =>
  (S, { currentUser, getClient }) => {
    const client = getClient({ apiVersion });
    const person = { id: currentUser?.id ?? '', mayPublish: mayPublish(rolesOf(currentUser)) };
    const isEditor = person.mayPublish;
    return S.list()
      .id('desk')
      .title('Desk')
      .items([
        ...listGroups(person).flatMap(({ title, lists }) => [
          S.divider().title(title),
          ...lists.map((list) => {
            if (list.id === inboxId)
              return inboxItem(S, client, list, {
                ...settings,
                lists: isEditor ? [reports, waiting] : [sentBack(person)],
              });
            if (list.id === typosToLookOver.id) return typosItem(S, client, list);
            return list.id === missedId ? missedItem(S, client, list) : listItem(S, client, list);
          }),
        ]),
        S.divider().title('The paper'),
        front(S),
        liveItem(S),
        corrections(S, client),
        contacts(S),
        pictures(S),
        S.documentTypeListItem('section').title('Sections').id('sections').icon(ThListIcon),
        S.documentTypeListItem('topic').title('Topics').id('topics').icon(TagIcon),
        S.documentTypeListItem('page').title('Pages').id('pages').icon(DocumentTextIcon),
        houseStyle(S),
        ...(isEditor ? siteItems(S) : []),
      ]);
  };

type InboxOptions = DeskSettings & { lists: Pick<DeskList, 'id' | 'title'>[] };

/** What waits for the user: stories and corrections, and also comments and tasks, which have their own dataset. */
const inboxItem = (S: StructureBuilder, client: SanityClient, list: DeskList, options: InboxOptions) =>
  S.listItem()
    .id(list.id)
    .title(list.title)
    .icon(InboxIcon)
    .child(
      S.component(InboxPane)
        .id(list.id)
        .title(list.title)
        .options(options)
        .child(documentOf(S, client, list)),
    );

/** What missed its time: stories, corrections and planned stories, and also releases, which are no documents of Studio's schema. */
const missedItem = (S: StructureBuilder, client: SanityClient, list: DeskList) =>
  S.listItem()
    .id(list.id)
    .title(list.title)
    .icon(MissedIcon)
    .child(
      S.component(MissedPane)
        .id(list.id)
        .title(list.title)
        .child(documentOf(S, client, list)),
    );

/** Typo fixes of one editor, with who made them. */
const typosItem = (S: StructureBuilder, client: SanityClient, list: DeskList) =>
  S.listItem()
    .id(list.id)
    .title(list.title)
    .icon(iconWithCount(list))
    .child(
      S.component(TyposPane)
        .id(list.id)
        .title(list.title)
        .child(documentOf(S, client, list)),
    );

const listItem = (S: StructureBuilder, client: SanityClient, list: DeskList) => {
  const { id, title, types } = list;
  const isOfStories = types.length === 1 && types[0] === 'article';
  const documents = documentsOf(S, client, list);
  return S.listItem()
    .id(id)
    .title(title)
    .icon(iconWithCount(list))
    .child(isOfStories ? documents : documents.initialValueTemplates([]));
};

const documentsOf = (S: StructureBuilder, client: SanityClient, list: DeskList) => {
  const { id, title, types, filter, params, ordering } = list;
  const [type, ...more] = types;
  const settings = <List extends DocumentListBuilder>(documents: List) =>
    documents
      .id(id)
      .title(title)
      .apiVersion(apiVersion)
      .filter(filter)
      .params(params)
      .defaultOrdering([ordering]);
  if (more.length === 0) return settings(S.documentTypeList(type));
  const mixed = settings(S.documentList()).child(documentOf(S, client, list));
  return list.linksOpenElsewhere ? mixed.canHandleIntent(() => false) : mixed;
};

/** A document of a list of several types, or a pane that says that there is none. Studio throws without a type. */
const documentOf =
  (S: StructureBuilder, client: SanityClient, list: DeskList): ChildResolver =>
  async (documentId, { params }) => {
    const type = await findDocumentType(client, list, documentId, params);
    return type === null
      ? S.component(MissingDocument).id(documentId).title('Not found')
      : S.defaultDocument({ schemaType: type, documentId });
  };

/** The front page, with its preview for a phone and a desk. */
const front = (S: StructureBuilder) =>
  S.listItem()
    // Studio finds the document by this id.
    .id(frontPageId)
    .title('Front page')
    .icon(HomeIcon)
    .schemaType('frontPage')
    .child(
      S.document()
        .schemaType('frontPage')
        .documentId(frontPageId)
        .title('Front page')
        .views([S.view.form(), S.view.component(FrontPreview).id('preview').title('Preview')]),
    );

const corrections = (S: StructureBuilder, client: SanityClient) =>
  S.listItem()
    .id('corrections')
    .title('Corrections')
    .icon(RevertIcon)
    .child(
      S.list()
        .id('corrections')
        .title('Corrections')
        .items(correctionLists.map((list) => listItem(S, client, list))),
    );

/** The public contacts, and the private channels of each person. */
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

/** All pictures. Their records come with an upload, not from a button. */
const pictures = (S: StructureBuilder) =>
  S.listItem()
    .id('pictures')
    .title('Pictures')
    .icon(ImagesIcon)
    .child(
      S.component(PicturesPane)
        .id('pictures')
        .title('Pictures')
        .child((assetId) =>
          S.document()
            .schemaType('pictureRecord')
            .documentId(pictureRecordId(assetId))
            .initialValueTemplate(pictureRecordTemplate.id, { assetId }),
        ),
    );

const privateContactOf = (S: StructureBuilder, personId: string) =>
  S.document()
    .schemaType('privateContact')
    .documentId(privateContactId(personId))
    .initialValueTemplate(privateContactTemplate.id, { personId });

/** Editors keep it; journalists read it. */
const houseStyle = (S: StructureBuilder) =>
  S.listItem()
    // Studio finds the document by this id.
    .id(houseStyleId)
    .title('House style')
    .icon(CheckmarkCircleIcon)
    .schemaType('houseStyle')
    .child(S.document().schemaType('houseStyle').documentId(houseStyleId).title('House style'));

const siteItems = (S: StructureBuilder) => [
  S.listItem()
    .id('site')
    .title('Site')
    .icon(EarthGlobeIcon)
    .schemaType('site')
    .child(S.document().schemaType('site').documentId('site').title('Site')),
  S.documentTypeListItem('redirect').title('Moved addresses').id('moved').icon(CogIcon),
];
