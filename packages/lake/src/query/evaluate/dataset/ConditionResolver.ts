import type { DatabaseSync } from 'node:sqlite';
import { publishedIdOf } from '../../../documents/ids.ts';
import type { Dependency } from '../../../store/index/syncTags.ts';
import { longPath, reachedBy, wholeIndex } from '../../../store/index/tables.ts';
import { type Condition, type IndexPredicate, joined, unknown } from '../../plan/condition.ts';
import { isTooMuch, lookUp } from '../../plan/conditionSql.ts';
import { dependenciesOf } from '../../plan/dependencies.ts';
import type { VisibleDocuments } from './visibleDocuments.ts';

type Parts = {
  db: DatabaseSync;
  visible: VisibleDocuments;
  depend(dependency: Dependency): void;
};

/** More documents than this are not followed to those that refer to them. */
const maxTargets = 1_000;

/**
 * Puts into a condition what only the dataset knows: which documents a reference has to lead to, and that some
 * texts are too long for the index. While the index is being built, only ids and types are left.
 */
export class ConditionResolver {
  readonly #parts: Parts;
  readonly #isIndexed: boolean;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#isIndexed = reachedBy(parts.db) === wholeIndex;
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
      case 'release':
        return { condition, isExact };
      case 'range':
        return this.#isIndexed ? this.#withLongTexts(condition, isExact) : unknown;
      case 'targets':
        return this.#isIndexed ? this.#referringTo(condition) : unknown;
      default:
        return this.#isIndexed || isOneType(condition)
          ? { condition, isExact: isExact && this.#isIndexed }
          : unknown;
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
    if (known.length < parts.length) return unknown;
    return { condition: { kind: 'or', parts: known }, isExact: parts.every((part) => part.isExact) };
  }

  /** Only texts can be too long to stand in the index. */
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
    if (isTooMuch(stored)) return unknown;
    const { select, values } = lookUp(db, stored, visible.visibilities);
    const rows = db
      .prepare(
        `SELECT DISTINCT d.id FROM (${select}) AS c CROSS JOIN documents d ON d.key = c.key LIMIT ${maxTargets + 1}`,
      )
      .all(...values);
    if (rows.length > maxTargets) return unknown;
    for (const dependency of dependenciesOf(of)) depend(dependency);
    // The steps that `explain` tells name them.
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

/** A condition on stored ids: a stack shows documents under other ids than those that they are stored under. */
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
