import type { Dependency } from '../../../store/index/syncTags.ts';
import type { Condition } from '../../plan/condition.ts';
import { dependenciesOf } from '../../plan/dependencies.ts';
import type { VisibleDocuments } from './visibleDocuments.ts';

/** With more documents of a stack, the answer depends on all documents. */
const maxStacked = 500;

type Depend = (dependency: Dependency) => void;

/** Records the dependencies of an answer. */
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

  /** Depends on the document with a published id. */
  onDocument(id: string): void {
    this.#depend({ kind: 'id', id });
  }

  /** Depends on all documents that meet a condition, before or after a commit. */
  onCondition(condition: Condition | null): void {
    for (const dependency of dependenciesOf(condition)) this.#depend(dependency);
    // The number of candidates decides which documents are read, also if the caller may not read all of them.
    if (this.#isStack && !this.#readsEverything) this.#depend({ kind: 'everything' });
  }

  /**
   * Depends on all versions of a document. In a stack, a draft that does not meet the condition hides a published
   * document that does, and deleting the draft shows it again.
   */
  onStack(publishedId: string): void {
    if (!this.#isStack || !this.#readsEverything) return;
    if (this.#stacked.has(publishedId) || this.#stacked.size > maxStacked) return;
    this.#stacked.add(publishedId);
    if (this.#stacked.size > maxStacked) this.#depend({ kind: 'everything' });
    else this.onDocument(publishedId);
  }
}
