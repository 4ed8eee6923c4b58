import { DatabaseSync } from 'node:sqlite';
import { getRow, iterateRows } from '../../../src/store/database/statementPool.ts';

const numbers = 'SELECT v FROM n WHERE v >= ?';

describe('statements of a database', () => {
  let db: DatabaseSync;
  let compiled: jest.SpyInstance;
  beforeEach(() => {
    db = new DatabaseSync(':memory:');
    db.exec('CREATE TABLE n (v); INSERT INTO n VALUES (1), (2), (3)');
    compiled = jest.spyOn(db, 'prepare');
  });
  afterEach(() => db.close());

  const read = (from: number): unknown[] => Array.from(iterateRows(db, numbers, [from]), ({ v }) => v);

  it('are compiled once for each text', () => {
    expect([read(1), read(2), getRow(db, numbers, [3])?.v]).toEqual([[1, 2, 3], [2, 3], 3]);
    expect(compiled).toHaveBeenCalledTimes(1);
  });

  it('are compiled again for a query inside one with the same text', () => {
    const pairs = Array.from(iterateRows(db, numbers, [2]), ({ v }) => [v, read(1)]);
    expect(pairs).toEqual([
      [2, [1, 2, 3]],
      [3, [1, 2, 3]],
    ]);
    expect(compiled).toHaveBeenCalledTimes(2);
  });

  it('are usable after a loop that was left early, or an error', () => {
    for (const { v } of iterateRows(db, numbers, [1])) if (v === 2) break;
    expect(() => {
      for (const _ of iterateRows(db, numbers, [1])) throw new Error('fails');
    }).toThrow('fails');
    expect(read(1)).toEqual([1, 2, 3]);
    expect(compiled).toHaveBeenCalledTimes(1);
  });

  it('lock nothing after they were read', () => {
    for (const { v } of iterateRows(db, numbers, [1])) if (v === 2) break;
    getRow(db, numbers, [1]);
    expect(() => db.exec('DROP TABLE n')).not.toThrow();
  });
});
