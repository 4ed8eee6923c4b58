import { articlePath } from '../../../addresses.ts';
import { isObject } from '../../../isObject.ts';
import type { ArchivedAuthor, ArchivedStory } from '../../ArchivedStory.ts';
import { authorsOf } from '../nameParts.ts';
import { ownCorrections } from '../ownCorrections.ts';
import { contactsFrom } from '../storyParts.ts';
import { referencesOf } from './RelatedStories.ts';
import type { SanityDocument } from './values.ts';

/** True for a story as this product stores it. Others have none of its rules: their “modified” is any change. */
export const isOwnStory = ({ _type, noByline, firstPublishedAt }: SanityDocument): boolean =>
  _type === 'article' && typeof noByline === 'boolean' && typeof firstPublishedAt === 'string';

type Person = { name: string; role: string | null; channels: unknown[] };
type OwnParts = Pick<
  ArchivedStory,
  'authors' | 'contacts' | 'modifiedAt' | 'corrections' | 'notes' | 'addresses'
>;

/** What documents beside a story say of it, in datasets of stories here. */
export class OwnDocuments {
  readonly #people = new Map<string, Person>();
  /** By the id of their story. */
  readonly #corrections = new Map<string, object[]>();
  /** The old paths by the path to which they lead. */
  readonly #oldPaths = new Map<string, string[]>();

  add(document: SanityDocument): void {
    if (document._id.includes('.')) return;
    switch (document._type) {
      case 'person':
        this.#addPerson(document);
        return;
      case 'correction':
        this.#addCorrection(document);
        return;
      case 'redirect':
        if (typeof document.to === 'string' && typeof document.from === 'string')
          append(this.#oldPaths, document.to, document.from);
    }
  }

  #addPerson({ _id, name, role, channels }: SanityDocument): void {
    if (typeof name !== 'string') return;
    const all = Array.isArray(channels) ? channels.filter(isObject) : [];
    this.#people.set(_id, {
      name,
      role: typeof role === 'string' && role !== '' ? role : null,
      channels: all.filter(({ isPublic }) => isPublic === true),
    });
  }

  /** Reports are no business of readers. A note on an entry of a live story is one on the story. */
  #addCorrection(correction: SanityDocument): void {
    const { status, article, liveStory, publishedAt } = correction;
    const story = isObject(liveStory) ? liveStory : article;
    if (!isObject(story) || typeof story._ref !== 'string') return;
    if (status !== 'published' && status !== 'superseded') return;
    const { kind, note, severity, affects, was, is } = correction;
    const told = { kind, published: publishedAt, note, severity, affects, was, is };
    append(this.#corrections, story._ref, { ...told, superseded: status === 'superseded' });
  }

  /** True if a note says so: what says that a story is taken back is believed. */
  isRetracted({ _id }: SanityDocument): boolean {
    const corrections = this.#corrections.get(_id) ?? [];
    return corrections.some((one) => 'kind' in one && one.kind === 'retraction');
  }

  partsOf(story: SanityDocument, slug: string | null): OwnParts {
    const { bylines, contacts, modifiedAt } = story;
    return {
      authors: this.#named(bylines).flatMap(({ name, role }) =>
        authorsOf([name]).map((author): ArchivedAuthor => ({ ...author, ...(role && { role }) })),
      ),
      contacts: this.#named(contacts).flatMap(({ name, role, channels }) =>
        contactsFrom(name, channels, role),
      ),
      ...(typeof modifiedAt === 'string' && { modifiedAt }),
      addresses: slug === null ? [] : (this.#oldPaths.get(articlePath(slug)) ?? []),
      ...ownCorrections(this.#corrections.get(story._id) ?? []),
    };
  }

  #named(references: unknown): Person[] {
    const ids = Array.isArray(references) ? referencesOf(references) : [];
    return ids.flatMap((id) => this.#people.get(id) ?? []);
  }
}

const append = <Value>(map: Map<string, Value[]>, key: string, value: Value): void => {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
};
