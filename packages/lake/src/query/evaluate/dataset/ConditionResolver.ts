import type { DatabaseSync } from 'node:sqlite';
import { publishedIdOf } from '../../../documents/ids.ts';
import { iterateRows } from '../../../store/database/statementPool.ts';
import type { Dependency } from '../../../store/index/syncTags.ts';
import { completeIndex, indexedUpTo, longPath } from '../../../store/index/tables.ts';
import { type Condition, type IndexPredicate, joined, unknownPredicate } from '../../plan/condition.ts';
import { hasTooManyParameters, lookUp } from '../../plan/conditionSql.ts';
import { dependenciesOf } from '../../plan/dependencies.ts';
import type { VisibleDocuments } from './visibleDocuments.ts';

type Parts = {
  db: DatabaseSync;
  visible: VisibleDocuments;
  depend(dependency: Dependency): void;
};

/** With more targets than this, the index is not asked for the documents that refer to them. */
const maxTargets = 1_000;

/**
 * Completes a condition with data from the dataset: the ids that a reference may have, and documents whose texts are
 * too long for the index. While the index is being built, it keeps only conditions on ids and types.
 */
export class ConditionResolver {
  readonly #parts: Parts;
  readonly #isIndexed: boolean;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#isIndexed = indexedUpTo(parts.db) === completeIndex;
  }

  resolve({ condition, isExact }: IndexPredicate): IndexPredicate {
    if (!condition) return { condition, isExact: false };
    switch (condition.kind) {
      case 'and':
        return this.#and(condition.parts, isExact);
      case 'or':
        return this.#or(condition.parts, isExact);
      case 'ids':
      case 'idPrefix':
      case 'storedPrefix':
        return { condition, isExact };
      case 'range':
        return this.#isIndexed ? this.#withLongTexts(condition, isExact) : unknownPredicate;
      case 'targets':
        return this.#isIndexed ? this.#referringTo(condition) : unknownPredicate;
      default:
        return this.#isIndexed || isOneType(condition)
          ? { condition, isExact: isExact && this.#isIndexed }
          : unknownPredicate;
    }
  }

  #and(conditions: Condition[], isExact: boolean): IndexPredicate {
    const parts = conditions.map((condition) => this.resolve({ condition, isExact }));
    const known = parts.flatMap((part) => part.condition ?? []);
    return {
      condition: known.length > 0 ? joined('and', known) : null,
      isExact: parts.every((part) => part.isExact),
    };
  }

  #or(conditions: Condition[], isExact: boolean): IndexPredicate {
    const parts = conditions.map((condition) => this.resolve({ condition, isExact }));
    const known = parts.flatMap((part) => part.condition ?? []);
    if (known.length < parts.length) return unknownPredicate;
    return { condition: { kind: 'or', parts: known }, isExact: parts.every((part) => part.isExact) };
  }

  /** Adds the documents whose text under the path is too long for the index. */
  #withLongTexts(condition: Extract<Condition, { kind: 'range' }>, isExact: boolean): IndexPredicate {
    const bound = condition.low ?? condition.high;
    if (typeof bound?.value !== 'string') return { condition, isExact };
    const { db, visible } = this.#parts;
    const ofLong: Condition = { kind: 'values', path: longPath, values: [condition.path] };
    if (lookUp(db, ofLong, visible.visibilities).count() === 0) return { condition, isExact };
    return { condition: { kind: 'or', parts: [condition, ofLong] }, isExact: false };
  }

  #referringTo({ path, of }: Extract<Condition, { kind: 'targets' }>): IndexPredicate {
    const { db, visible, depend } = this.#parts;
    const stored = storedCondition(of, visible);
    if (hasTooManyParameters(stored)) return unknownPredicate;
    const { select, values } = lookUp(db, stored, visible.visibilities);
    const sql = `SELECT DISTINCT d.id FROM (${select}) AS c CROSS JOIN documents d ON d.key = c.key LIMIT ${maxTargets + 1}`;
    const rows = Array.from(iterateRows(db, sql, values));
    if (rows.length > maxTargets) return unknownPredicate;
    for (const dependency of dependenciesOf(of)) depend(dependency);
    // The steps of `explain` show these ids.
    const readable = rows.map(({ id }) => String(id)).filter((id) => visible.mayRead(id));
    const ids = readable.map(publishedIdOf);
    const seen = visible.perspective.kind === 'stack' ? ids : readable;
    return {
      condition: { kind: 'values', path, values: Array.from(new Set([...ids, ...seen])) },
      isExact: false,
    };
  }
}

export const isOneType = (condition: Condition): condition is Extract<Condition, { kind: 'values' }> =>
  condition.kind === 'values' && condition.path === '_type' && condition.values.length === 1;

/** Translates ids that a stack shows into the ids that documents are stored under. */
export const storedCondition = (condition: Condition, visible: VisibleDocuments): Condition => {
  switch (condition.kind) {
    case 'ids':
      return { kind: 'ids', ids: condition.ids.flatMap((id) => visible.storedIds(id)) };
    case 'idPrefix':
      return {
        kind: 'or',
        parts: visible.storedIds(condition.prefix).map((prefix) => ({ kind: 'idPrefix', prefix })),
      };
    case 'and':
    case 'or':
      return { ...condition, parts: condition.parts.map((part) => storedCondition(part, visible)) };
    default:
      return condition;
  }
};
