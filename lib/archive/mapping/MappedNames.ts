import { slugFor } from '../../text/slugFor.ts';
import type { ArchivedStory } from '../ArchivedStory.ts';
import type { ArchiveIds } from '../ArchiveIds.ts';
import { type Choice, type MappedChannel, type Mapping, newDocument, noDocument } from './Mapping.ts';

type List = 'sections' | 'topics' | 'authors';
/** A section, topic or person that the import creates. */
export type TargetDocument = {
  _id: string;
  _type: string;
  slug: { _type: 'slug'; current: string };
  [field: string]: unknown;
};

/** The references of one story. */
export type StoryNames = {
  section: string | null;
  typeOfWork: string | null;
  topics: string[];
  authors: string[];
  contacts: string[];
  /** The names of further sections: a story here has one. */
  otherSections: string[];
};

const types: Record<List, { type: string; field: string }> = {
  sections: { type: 'section', field: 'title' },
  topics: { type: 'topic', field: 'title' },
  authors: { type: 'person', field: 'name' },
};

/** Turns the names of an archive into documents, as the mapping says. */
export class MappedNames {
  readonly #mapping: Mapping;
  readonly #ids: ArchiveIds;

  constructor(mapping: Mapping, ids: ArchiveIds) {
    this.#mapping = mapping;
    this.#ids = ids;
  }

  /** The documents that the mapping asks for. `isTaken` says whether another document has an address. */
  targets(isTaken: (type: string, slug: string, id: string) => boolean): TargetDocument[] {
    const used = new Set<string>();
    return (['sections', 'topics', 'authors'] as const).flatMap((list) =>
      Object.entries(this.#mapping[list])
        .filter(([, { id }]) => id === newDocument)
        .map(([key, choice]: [string, Choice]) => {
          const { name, role, channels = [] } = choice;
          const _id = this.#ids.target(list, key);
          const { type, field } = types[list];
          const slug = slugFor(name);
          const isFree = !used.has(`${type} ${slug}`) && !isTaken(type, slug, _id);
          const current = isFree ? slug : `${slug}-${_id.slice(-6)}`;
          used.add(`${type} ${current}`);
          return {
            ...{ _id, _type: type, [field]: name, slug: { _type: 'slug' as const, current } },
            ...(role && { role }),
            ...(channels.length > 0 && { channels: channels.map(publicChannel) }),
          };
        }),
    );
  }

  /** @returns a text that names what the mapping does not know. */
  namesOf({ labels, authors, contacts = [] }: ArchivedStory): StoryNames | string {
    const { otherSection } = this.#mapping;
    const names: StoryNames = {
      section: null,
      typeOfWork: null,
      topics: [],
      authors: [],
      contacts: [],
      otherSections: [],
    };
    for (const { key, name } of labels) {
      const list = this.#has('sections', key) ? 'sections' : 'topics';
      const found = this.#choice(list, key);
      if (!found) return missing(name);
      if (found.id === null) continue;
      if (list === 'topics') names.topics.push(found.id);
      else if (names.section !== null && names.section !== found.id) names.otherSections.push(name);
      else {
        names.section = found.id;
        names.typeOfWork ??= found.choice.typeOfWork ?? null;
      }
    }
    for (const [list, people] of [
      ['authors', authors],
      ['contacts', contacts],
    ] as const)
      for (const { key, name } of people) {
        const found = this.#choice('authors', key);
        if (!found) return missing(name);
        if (found.id !== null) names[list].push(found.id);
      }
    names.section ??= otherSection === noDocument ? null : otherSection;
    return {
      ...names,
      topics: [...new Set(names.topics)],
      authors: [...new Set(names.authors)],
      contacts: [...new Set(names.contacts)],
    };
  }

  #has(list: List, key: string): boolean {
    return Object.hasOwn(this.#mapping[list], key);
  }

  #choice(list: List, key: string): { choice: Choice; id: string | null } | null {
    const choice: Choice | undefined = this.#has(list, key) ? this.#mapping[list][key] : undefined;
    if (!choice) return null;
    if (choice.id === noDocument) return { choice, id: null };
    return { choice, id: choice.id === newDocument ? this.#ids.target(list, key) : choice.id };
  }
}

const missing = (name: string): string =>
  `“${name}” is not in the mapping. Another dry run adds it, and keeps what you wrote.`;

/** The administrator who edited the mapping gave it to readers. */
const publicChannel = (channel: MappedChannel, index: number) => ({
  ...{ _type: 'channel', _key: `channel${index}`, isPublic: true },
  ...channel,
});
