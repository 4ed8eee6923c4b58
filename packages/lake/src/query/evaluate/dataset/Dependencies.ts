import type { Dependency } from '../../../store/index/syncTags.ts';
import type { Condition } from '../../plan/condition.ts';
import { dependenciesOf } from '../../plan/dependencies.ts';
import type { VisibleDocuments } from './visibleDocuments.ts';

/** More tags than this say little more than that anything matters. */
const maxStacked = 500;

type Depend = (dependency: Dependency) => void;

/** Notes what an answer depends on. */
export class Dependencies {
  readonly #depend: Depend;
  readonly #isStack: boolean;
  readonly #readsEverything: boolean;
  readonly #stacked = new Set<string>();

  constructor({ perspective, readsEverything }: VisibleDocuments, depend: Depend) {
    this.#depend = depend;
    this.#isStack = perspective.kind === 'stack';
    this.#readsEverything = readsEverything;
  }

  /** On the document under a published id. */
  onDocument(id: string): void {
    this.#depend({ kind: 'id', id });
  }

  /** On all documents that meet a condition, before or later. */
  onCondition(condition: Condition | null): void {
    for (const dependency of dependenciesOf(condition)) this.#depend(dependency);
    // Which documents are looked at depends on how many there are.
    if (this.#isStack && !this.#readsEverything) this.#depend({ kind: 'everything' });
  }

  /**
   * In a stack a document that meets a condition is hidden by a draft that does not, and seen again without it:
   * what depends on the condition depends on the document's other versions too.
   */
  onStack(publishedId: string): void {
    if (!this.#isStack || !this.#readsEverything) return;
    if (this.#stacked.has(publishedId) || this.#stacked.size > maxStacked) return;
    this.#stacked.add(publishedId);
    if (this.#stacked.size > maxStacked) this.#depend({ kind: 'everything' });
    else this.onDocument(publishedId);
  }
}
