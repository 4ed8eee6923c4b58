import { channelProblem, isFingerprint } from '../../contacts/channelProblem.ts';
import { normalized } from '../../text/normalized.ts';
import type { ArchivedAuthor, ArchivedChannel, ArchivedStory } from '../ArchivedStory.ts';
import { type Choice, type MappedChannel, type Mapping, newDocument, noDocument } from './Mapping.ts';
import { type OwnSites, siteOf } from './OwnSites.ts';

/** Documents that a name can stand for. */
export type Targets = Record<'sections' | 'topics' | 'authors', { id: string; name: string }[]>;

type Setting = { language: string; timeZone: string; sites: OwnSites };

const comparable = (name: string): string =>
  normalized(name, 'NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** Counts the names of an archive and proposes what becomes of them. A decision that a person made stays. */
export class MappingProposal {
  readonly #earlier: Mapping | null;
  readonly #known: Record<keyof Targets, Map<string, string>>;
  readonly #found: Record<keyof Targets, Map<string, Choice>> = {
    sections: new Map(),
    topics: new Map(),
    authors: new Map(),
  };
  /** The number of stories by site. */
  readonly #sites = new Map<string, number>();

  constructor(targets: Targets, earlier: Mapping | null) {
    const byName = (list: { id: string; name: string }[]) =>
      new Map(list.map(({ id, name }) => [comparable(name), id]));
    this.#earlier = earlier;
    this.#known = {
      sections: byName(targets.sections),
      topics: byName(targets.topics),
      authors: byName(targets.authors),
    };
  }

  add({ labels, authors, contacts = [], addresses }: ArchivedStory): void {
    for (const site of new Set(addresses.flatMap((address) => siteOf(address) ?? [])))
      this.#sites.set(site, (this.#sites.get(site) ?? 0) + 1);
    for (const { key, name, kind } of labels) this.#count(this.#kindOf(key, kind), key, name);
    const people = new Map([...authors, ...contacts].map(({ key, name }) => [key, name]));
    for (const [key, name] of people) this.#count('authors', key, name);
    for (const person of [...authors, ...contacts]) this.#describe(person);
  }

  mapping({ language, timeZone, sites }: Setting): Mapping {
    return {
      language: this.#earlier?.language ?? language,
      timeZone: this.#earlier?.timeZone ?? timeZone,
      otherSection: this.#earlier?.otherSection ?? noDocument,
      sites: Object.fromEntries(
        [...this.#sites]
          .sort(([, one], [, other]) => other - one)
          .map(([site, stories]) => [site, { stories, own: sites.has(site) }]),
      ),
      sections: this.#sorted('sections'),
      topics: this.#sorted('topics'),
      authors: this.#sorted('authors'),
    };
  }

  /** A person may have moved a category to the topics. */
  #kindOf(key: string, kind: 'section' | 'topic'): 'sections' | 'topics' {
    if (this.#earlier && Object.hasOwn(this.#earlier.sections, key)) return 'sections';
    if (this.#earlier && Object.hasOwn(this.#earlier.topics, key)) return 'topics';
    return kind === 'section' ? 'sections' : 'topics';
  }

  #count(list: keyof Targets, key: string, name: string): void {
    const known = this.#found[list].get(key);
    if (known) {
      known.stories += 1;
      return;
    }
    const decided =
      this.#earlier && Object.hasOwn(this.#earlier[list], key) ? this.#earlier[list][key] : null;
    const id = this.#known[list].get(comparable(name)) ?? newDocument;
    this.#found[list].set(key, decided ? { ...decided, stories: 1 } : { name, stories: 1, id });
  }

  /** The first story that tells a role or channels of somebody new is the one that counts. */
  #describe({ key, role, channels = [] }: ArchivedAuthor): void {
    const found = this.#found.authors.get(key);
    const isDecided = this.#earlier !== null && Object.hasOwn(this.#earlier.authors, key);
    if (!found || isDecided || found.id !== newDocument) return;
    const usable = channels.flatMap(usableChannel);
    if (role && !found.role) found.role = role.slice(0, maxRoleCharacters);
    if (usable.length > 0 && !found.channels) found.channels = usable.slice(0, maxChannels);
  }

  /** The most used first. */
  #sorted(list: keyof Targets): Record<string, Choice> {
    return Object.fromEntries(
      [...this.#found[list]].sort(([, one], [, other]) => other.stories - one.stories),
    );
  }
}

const maxRoleCharacters = 300;
const maxChannels = 30;

/** What Studio would refuse is left out: a key without its fingerprint, which sources cannot check, is worse than none. */
const usableChannel = (channel: ArchivedChannel): MappedChannel[] => {
  const { kind, value, label, fingerprint, verifiedAt, expiresAt, isPlaceholder } = channel;
  if (channelProblem(kind, value) !== null) return [];
  if (kind === 'pgp' && !(fingerprint && isFingerprint(fingerprint))) return [];
  return [
    {
      kind,
      value,
      ...(label && { label }),
      ...(fingerprint && { fingerprint }),
      ...(verifiedAt && { verifiedAt }),
      ...(expiresAt && { expiresAt }),
      ...(isPlaceholder && { isPlaceholder }),
    },
  ];
};
