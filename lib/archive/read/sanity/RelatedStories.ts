import { isObject } from '../../../isObject.ts';
import type { LinkedStory, RelatedTo } from '../../ArchivedStory.ts';
import { linkToStory } from '../../storyLinks.ts';
import { escapeHtml } from '../escapeHtml.ts';

/** A document with a text. `reason` says why it is no story here; null for a story. */
type Target = { title: string; slug: string | null; reason: string | null };

/** The documents with a text in an export, by their ids. */
export class RelatedTargets {
  readonly #targets = new Map<string, Target>();

  /** A published document counts before its drafts. */
  add(id: string, target: Target): void {
    const published = id.split('.').at(-1) ?? id;
    if (id === published || !this.#targets.has(published)) this.#targets.set(published, target);
  }

  find(id: string): Target | null {
    return this.#targets.get(id) ?? null;
  }
}

/** The other stories that one story leads to. The import finds them by their keys, whatever comes in first. */
export class RelatedStories {
  readonly #targets: RelatedTargets;
  readonly #own: string;
  readonly #notes: string[];
  readonly #found = new Map<string, RelatedTo>();
  readonly #linked = new Map<string, LinkedStory>();

  constructor(targets: RelatedTargets, { own, notes }: { own: string; notes: string[] }) {
    this.#targets = targets;
    this.#own = own;
    this.#notes = notes;
  }

  get all(): RelatedTo[] {
    return [...this.#found.values()];
  }

  get linked(): LinkedStory[] {
    return [...this.#linked.values()];
  }

  /** The address that stands for a story in links. Null for what is no story: a note says that the link is gone. */
  linkTo(id: string): string | null {
    const { title, slug, reason } = this.#targets.find(id) ?? unknown;
    if (reason !== null) {
      this.#notes.push(`A link to “${title || id}”, which is ${reason}, was left as text.`);
      return null;
    }
    const key = sanityKey(id);
    this.#linked.set(id, { key, headline: title, slug });
    return linkToStory(key);
  }

  /** The places of the stories that these ids name, each once in a text. Null if they name no document with a text. */
  htmlOf(ids: string[]): string | null {
    const places = ids.flatMap((id) => this.#placeOf(id) ?? []);
    return places.length > 0 ? places.join('') : null;
  }

  #placeOf(id: string): string | null {
    const target = this.#targets.find(id);
    if (!target) return null;
    const { title, reason } = target;
    if (reason !== null) this.#notes.push(`Left out: the related story “${title}”, which is ${reason}.`);
    if (reason !== null || id === this.#own || this.#found.has(id)) return '';
    const key = sanityKey(id);
    this.#found.set(id, { key, headline: title });
    return `<archive-related data-key="${escapeHtml(key)}"></archive-related>`;
  }
}

const unknown: Target = { title: '', slug: null, reason: 'no story of the export' };

/** The key of the story of a document. */
export const sanityKey = (id: string): string => `sanity ${id}`;

/** The ids that an object or list refers to itself, without what is deeper. */
export const referencesOf = (value: object): string[] =>
  [value, ...Object.values(value).flat()]
    .filter(isObject)
    .flatMap(({ _ref }) => (typeof _ref === 'string' ? _ref : []));
