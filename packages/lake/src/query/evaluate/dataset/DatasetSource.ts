import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { publishedIdOf } from '../../../documents/ids.ts';
import { groupType } from '../../../documents/systemTypes.ts';
import type { Dependency } from '../../../store/index/syncTags.ts';
import { reachedBy, wholeIndex } from '../../../store/index/tables.ts';
import type { SanityDocument } from '../../../types/documents.ts';
import { findCompositeScan, isSortedById, scanRows } from '../../plan/compositeIndex.ts';
import type { Condition, IndexPredicate } from '../../plan/condition.ts';
import { isTooMuch, type Lookup, lookUp, maxValues } from '../../plan/conditionSql.ts';
import type { FindMissing } from '../../plan/missingRows.ts';
import { type Entry, groupsOf, type Order, type Ranked, rank } from '../../plan/orderedScan.ts';
import { isNegative } from '../../plan/selectivity.ts';
import { LazyRows, type Rows } from '../../values/values.ts';
import type { DocumentSource, Slice, Top } from '../scope.ts';
import { ConditionResolver, isOneType, storedCondition } from './ConditionResolver.ts';
import { Dependencies } from './Dependencies.ts';
import { isWithinVisibility } from './isWithinVisibility.ts';
import type { VisibleDocuments } from './visibleDocuments.ts';

/** How the dataset was asked, for `explain`; `because` says why no index was. */
export type Step = { index: 'none' | 'attributes' | 'order'; asked: unknown; because?: string };

type Sql = { sql: string; values: SQLInputValue[] };

const beingBuilt = 'The index is being built';

type Parts = {
  db: DatabaseSync;
  visible: VisibleDocuments;
  findMissing: FindMissing;
  groups: SanityDocument[];
  depend(dependency: Dependency): void;
  explain(step: Step): void;
};

/** Answers what a query asks of the dataset from the index where it can, and notes what the answer depends on. */
export class DatasetSource implements DocumentSource {
  readonly #parts: Parts;
  readonly #resolver: ConditionResolver;
  readonly #dependencies: Dependencies;
  readonly #isIndexed: boolean;
  readonly #isStack: boolean;
  readonly #selectId: StatementSync;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#resolver = new ConditionResolver(parts);
    this.#dependencies = new Dependencies(parts.visible, parts.depend);
    this.#isIndexed = reachedBy(parts.db) === wholeIndex;
    this.#isStack = parts.visible.perspective.kind === 'stack';
    this.#selectId = parts.db.prepare('SELECT id FROM documents WHERE key = ?');
  }

  all(): Rows {
    return this.where({ condition: null, isExact: false });
  }

  find(id: string): SanityDocument | null {
    this.#dependencies.onDocument(publishedIdOf(id));
    return this.#parts.visible.find(id);
  }

  where(predicate: IndexPredicate): Rows {
    const { visible, groups, explain } = this.#parts;
    const { condition } = this.#resolver.resolve(predicate);
    this.#dependencies.onCondition(condition);
    if (isOfGroups(condition)) return new LazyRows(() => groups.values());
    const ids = condition && !isNegative(condition) ? this.#selectIds(condition) : null;
    if (!ids) {
      explain({ index: 'none', asked: 'everything', ...(this.#isIndexed ? {} : { because: beingBuilt }) });
      return visible.all();
    }
    explain({ index: 'attributes', asked: condition });
    return new LazyRows(() => (this.#isStack ? this.#stacked(ids) : this.#stored(ids)));
  }

  count(predicate: IndexPredicate): number | null {
    const { db, explain } = this.#parts;
    const { condition, isExact } = this.#resolver.resolve(predicate);
    if (isOfGroups(condition)) return null;
    const lookup = condition && this.#isCounted(condition, isExact) ? this.#lookUp(condition) : null;
    if (!lookup) return null;
    this.#dependencies.onCondition(condition);
    explain({ index: 'attributes', asked: { count: condition } });
    const { select, values, isDistinct } = lookup;
    const counted = isDistinct ? 'count(*)' : 'count(DISTINCT key)';
    return Number(db.prepare(`SELECT ${counted} AS n FROM (${select})`).get(...values)?.n);
  }

  top(predicate: IndexPredicate, order: Order, slice: Slice): Top | null {
    const { db, visible, findMissing, explain } = this.#parts;
    // A stack shows other ids than the index has.
    if (!this.#isIndexed || (order.path === '_id' && this.#isStack)) return null;
    const { condition, isExact } = this.#resolver.resolve(predicate);
    if (isOfGroups(condition)) return null;
    const stored = condition && storedCondition(condition, visible);
    if (stored && isTooMuch(stored)) return null;
    const { visibilities } = visible;
    const ranked = rank({ db, condition: stored, visibilities, findMissing }, order, slice.end);
    if (!ranked) return null;
    this.#dependencies.onCondition(condition);
    const way = visible.readsEverything ? { way: ranked.way } : {};
    explain({ index: 'order', asked: { order, condition, ...way } });
    // In a stack the ids are others than those that the answer is ordered by.
    const isById = order.isOnly && !this.#isStack;
    return this.#take(ranked, slice, { isById, canSkip: this.#isCounted(condition, isExact) });
  }

  /** The first documents of an order, up to the end of the slice, and those that are not among its entries. */
  #take({ entries, rowless }: Ranked, { start, end, passes }: Slice, how: Taking): Top {
    const unranked = Array.from(rowless, (id) => this.#visibleAt(id))
      .flat()
      .filter(passes);
    const canSkip = how.canSkip && unranked.length === 0;
    const documents: SanityDocument[] = [];
    let skipped = 0;
    for (const group of groupsOf(entries)) {
      if (canSkip && skipped + group.length <= start) skipped += group.length;
      else {
        const ids = group.map((entry) => this.#idOf(entry));
        for (const id of how.isById ? ids.sort() : ids) {
          documents.push(...this.#visibleAt(id).filter(passes));
          // Thousands may have come in with one date.
          if (how.isById && skipped + documents.length >= end) break;
        }
      }
      if (skipped + documents.length >= end) break;
    }
    return { documents: [...documents, ...unranked], skipped };
  }

  #idOf({ key }: Entry): string {
    return String(this.#selectId.get(key)?.id);
  }

  /** A document in a stack counts where its visible version stands, not where a hidden one does. */
  #visibleAt(id: string): SanityDocument[] {
    this.#dependencies.onStack(publishedIdOf(id));
    const document = this.#parts.visible.find(id);
    return document && (!this.#isStack || document._originalId === id) ? [document] : [];
  }

  /** Whether the index alone knows what passes: no document need be looked at. */
  #isCounted(condition: Condition | null, isExact: boolean): boolean {
    return isExact && this.#parts.visible.isExact && condition !== null && isWithinVisibility(condition);
  }

  #lookUp(condition: Condition): Lookup | null {
    const { db, visible } = this.#parts;
    const stored = storedCondition(condition, visible);
    if (isTooMuch(stored)) return null;
    const lookup = lookUp(db, stored, visible.visibilities);
    return lookup.values.length > maxValues ? null : lookup;
  }

  /** SQL for the ids of the documents that meet a condition, null when the index cannot be asked for it. */
  #selectIds(condition: Condition): Sql | null {
    // The one condition that may leave all documents: they are gone through by id without being gathered first.
    if (isOneType(condition)) {
      return {
        sql: 'SELECT id FROM documents WHERE type = ? ORDER BY id',
        values: condition.values.map(String),
      };
    }
    const { db, visible } = this.#parts;
    const scan = findCompositeScan(db, condition);
    if (scan?.residual.length === 0 && isSortedById(scan, '_id')) {
      const { sql, values } = scanRows(db, scan, { sort: '_id', direction: 'ASC' }, visible.visibilities);
      return { sql: `SELECT at AS id FROM (${sql})`, values };
    }
    const lookup = this.#lookUp(condition);
    return (
      lookup && {
        sql: `SELECT DISTINCT d.id FROM (${lookup.select}) AS c CROSS JOIN documents d ON d.key = c.key ORDER BY d.id`,
        values: lookup.values,
      }
    );
  }

  /** Documents as they are stored, one at a time. */
  *#stored({ sql, values }: Sql): Iterator<SanityDocument> {
    for (const { id } of this.#parts.db.prepare(sql).iterate(...values)) {
      const document = this.#parts.visible.find(String(id));
      if (document) yield document;
    }
  }

  /** Documents as a stack shows them: each once, by its published id. */
  *#stacked({ sql, values }: Sql): Iterator<SanityDocument> {
    const { db, visible } = this.#parts;
    const ids = db
      .prepare(sql)
      .all(...values)
      .map(({ id }) => String(id));
    const publishedIds = new Set(ids.filter((id) => visible.mayRead(id)).map(publishedIdOf));
    for (const id of publishedIds) this.#dependencies.onStack(id);
    for (const id of Array.from(publishedIds).sort()) {
      const document = visible.find(id);
      if (document) yield document;
    }
  }
}

type Taking = { isById: boolean; canSkip: boolean };

/** Groups are shown to those who ask for them by their type alone. */
const isOfGroups = (condition: Condition | null): boolean =>
  condition !== null && isOneType(condition) && condition.values[0] === groupType;
