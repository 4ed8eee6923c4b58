import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { publishedIdOf } from '../../../documents/ids.ts';
import { groupType } from '../../../documents/systemTypes.ts';
import { getRow, iterateRows } from '../../../store/database/statementPool.ts';
import type { Dependency } from '../../../store/index/syncTags.ts';
import { completeIndex, indexedUpTo } from '../../../store/index/tables.ts';
import type { SanityDocument } from '../../../types/documents.ts';
import { findCompositeScan, isSortedById, scanRows } from '../../plan/compositeIndex.ts';
import type { Condition, IndexPredicate } from '../../plan/condition.ts';
import { hasTooManyParameters, type Lookup, lookUp, maxSqlParameters } from '../../plan/conditionSql.ts';
import type { FindMissing } from '../../plan/missingRows.ts';
import { type Entry, groupsOf, type Order, type Ranked, rank } from '../../plan/orderedScan.ts';
import { isNegative } from '../../plan/selectivity.ts';
import { LazyRows, type Rows } from '../../values/values.ts';
import type { DocumentSource, Slice, Top } from '../scope.ts';
import { ConditionResolver, isOneType, storedCondition } from './ConditionResolver.ts';
import { Dependencies } from './Dependencies.ts';
import { isWithinVisibility } from './isWithinVisibility.ts';
import type { VisibleDocuments } from './visibleDocuments.ts';

/** A step of `explain`: the index that was used and the condition. `because` gives the reason if no index was used. */
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

/** Reads the dataset for a query, by an index if possible, and records the dependencies of the answer. */
export class DatasetSource implements DocumentSource {
  readonly #parts: Parts;
  readonly #resolver: ConditionResolver;
  readonly #dependencies: Dependencies;
  readonly #isIndexed: boolean;
  readonly #isStack: boolean;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#resolver = new ConditionResolver(parts);
    this.#dependencies = new Dependencies(parts.visible, parts.depend);
    this.#isIndexed = indexedUpTo(parts.db) === completeIndex;
    this.#isStack = parts.visible.perspective.kind === 'stack';
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
    return Number(getRow(db, `SELECT ${counted} AS n FROM (${select})`, values)?.n);
  }

  top(predicate: IndexPredicate, order: Order, slice: Slice): Top | null {
    const { db, visible, findMissing, explain } = this.#parts;
    // The ids that a stack shows differ from those in the index.
    if (!this.#isIndexed || (order.path === '_id' && this.#isStack)) return null;
    const { condition, isExact } = this.#resolver.resolve(predicate);
    if (isOfGroups(condition)) return null;
    const stored = condition && storedCondition(condition, visible);
    if (stored && hasTooManyParameters(stored)) return null;
    const { visibilities } = visible;
    const ranked = rank({ db, condition: stored, visibilities, findMissing }, order, slice.end);
    if (!ranked) return null;
    this.#dependencies.onCondition(condition);
    const way = visible.readsEverything ? { way: ranked.way } : {};
    explain({ index: 'order', asked: { order, condition, ...way } });
    // The index orders by stored ids, a stack by published ids.
    const isById = order.isOnly && !this.#isStack;
    return this.#take(ranked, slice, { isById, canSkip: this.#isCounted(condition, isExact) });
  }

  /** Takes the first documents of an order up to the end of the slice, and those that are not among its entries. */
  #take({ entries, rowless }: Ranked, { start, end, passes }: Slice, options: TakeOptions): Top {
    const unranked = Array.from(rowless, (id) => this.#visibleAt(id))
      .flat()
      .filter(passes);
    const canSkip = options.canSkip && unranked.length === 0;
    const documents: SanityDocument[] = [];
    let skipped = 0;
    for (const group of groupsOf(entries)) {
      if (canSkip && skipped + group.length <= start) skipped += group.length;
      else {
        const ids = group.map((entry) => this.#idOf(entry));
        for (const id of options.isById ? ids.sort() : ids) {
          documents.push(...this.#visibleAt(id).filter(passes));
          // Thousands of documents may share a value, such as an import date.
          if (options.isById && skipped + documents.length >= end) break;
        }
      }
      if (skipped + documents.length >= end) break;
    }
    return { documents: [...documents, ...unranked], skipped };
  }

  #idOf({ key }: Entry): string {
    return String(getRow(this.#parts.db, 'SELECT id FROM documents WHERE key = ?', [key])?.id);
  }

  /** In a stack, only the stored id of the visible version returns the document; ids of hidden versions do not. */
  #visibleAt(id: string): SanityDocument[] {
    this.#dependencies.onStack(publishedIdOf(id));
    const document = this.#parts.visible.find(id);
    return document && (!this.#isStack || document._originalId === id) ? [document] : [];
  }

  /** Whether the index alone can count the documents that pass, without reading them. */
  #isCounted(condition: Condition | null, isExact: boolean): boolean {
    return isExact && this.#parts.visible.isExact && condition !== null && isWithinVisibility(condition);
  }

  #lookUp(condition: Condition): Lookup | null {
    const { db, visible } = this.#parts;
    const stored = storedCondition(condition, visible);
    if (hasTooManyParameters(stored)) return null;
    const lookup = lookUp(db, stored, visible.visibilities);
    return lookup.values.length > maxSqlParameters ? null : lookup;
  }

  /** SQL for the ids of the documents that meet a condition; null if it needs too many SQL parameters. */
  #selectIds(condition: Condition): Sql | null {
    // A type may have all documents. This index is ordered by id, so SQLite does not sort them.
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

  /** Stored documents, read one at a time. */
  *#stored({ sql, values }: Sql): Iterator<SanityDocument> {
    for (const { id } of iterateRows(this.#parts.db, sql, values)) {
      const document = this.#parts.visible.find(String(id));
      if (document) yield document;
    }
  }

  /** Documents as a stack shows them: each once, ordered by published id. */
  *#stacked({ sql, values }: Sql): Iterator<SanityDocument> {
    const { db, visible } = this.#parts;
    const ids = Array.from(iterateRows(db, sql, values), ({ id }) => String(id));
    const publishedIds = new Set(ids.filter((id) => visible.mayRead(id)).map(publishedIdOf));
    for (const id of publishedIds) this.#dependencies.onStack(id);
    for (const id of Array.from(publishedIds).sort()) {
      const document = visible.find(id);
      if (document) yield document;
    }
  }
}

type TakeOptions = { isById: boolean; canSkip: boolean };

/** Whether a condition asks only for the type of groups. Other queries do not find groups. */
const isOfGroups = (condition: Condition | null): boolean =>
  condition !== null && isOneType(condition) && condition.values[0] === groupType;
