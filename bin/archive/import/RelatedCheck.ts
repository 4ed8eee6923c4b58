import type { ArchivedStory, RelatedTo } from '../../../lib/archive/ArchivedStory.ts';
import type { ArchiveIds } from '../../../lib/archive/ArchiveIds.ts';

type Leading = Pick<ArchivedStory, 'headline' | 'addresses'> & { related: RelatedTo[] };

/** Ids in one query. */
const maxIds = 1_000;

/** Finds the stories that lead to others which did not come in. It is asked after all: the order of an archive is its own. */
export class RelatedCheck {
  readonly #ids: ArchiveIds;
  /** The ids of the stories that this run imported or found. */
  readonly #here = new Set<string>();
  readonly #leading: Leading[] = [];

  constructor(ids: ArchiveIds) {
    this.#ids = ids;
  }

  /** Notes a story that is in, by this run or an earlier one. */
  add({ key, headline, addresses, related = [], linked = [] }: ArchivedStory): void {
    this.#here.add(this.#ids.story(key));
    const all = new Map([...linked, ...related].map((one) => [one.key, one]));
    if (all.size > 0) this.#leading.push({ headline, addresses, related: [...all.values()] });
  }

  /** @param findHere returns those of the ids that the newsroom has. */
  async missing(findHere: (ids: string[]) => Promise<ReadonlySet<string>>): Promise<Leading[]> {
    const targets = new Set(this.#leading.flatMap(({ related }) => related.map(this.#idOf)));
    const unknown = [...targets.difference(this.#here)];
    for (let at = 0; at < unknown.length; at += maxIds)
      for (const id of await findHere(unknown.slice(at, at + maxIds))) this.#here.add(id);
    return this.#leading.flatMap(({ related, ...story }) => {
      const missing = related.filter((target) => !this.#here.has(this.#idOf(target)));
      return missing.length > 0 ? [{ ...story, related: missing }] : [];
    });
  }

  readonly #idOf = ({ key }: RelatedTo): string => this.#ids.story(key);
}
