import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { system } from '../accounts/access.ts';
import { forgetReadCommits } from '../live/commitLog.ts';
import { inTransaction } from '../store/database/CommitWriter.ts';
import { redactHistory } from '../store/history/redactHistory.ts';
import { requestCompaction } from '../store/personal/compaction.ts';
import { addErasures, type Cause, type Erasure, listErasures } from '../store/personal/erasureList.ts';
import type { Dataset, PersonalDocuments } from '../types/datasets.ts';
import type { DocumentChange, SanityDocument } from '../types/documents.ts';

/**
 * Erases the personal data of subjects from their documents, from all earlier versions of them, and from the index. The
 * rest of the documents stays, and so does every revision. The list of erasures is written first: a crash in between is
 * made up for at the next start. `compact` then removes what is left in the files.
 *
 * @param by the id of who erases, for the list.
 * @returns the erasures, without those subjects that have no such data.
 */
export const erase = (
  dataset: Dataset,
  subjects: readonly string[],
  { by, cause }: { by: string; cause: Cause },
): Erasure[] => {
  const { personal } = dataset;
  const known = new Set(personal?.subjects());
  const erasures = [...new Set(subjects)]
    .filter((subject) => known.has(subject))
    .map((subject): Erasure => ({ subject, at: new Date().toISOString(), by, cause }));
  if (!personal || erasures.length === 0) return [];
  addErasures(dataset, erasures);
  for (const { subject } of erasures) eraseSubject(dataset, personal, subject);
  return erasures;
};

/** The same without the list, which already has them, or belongs to another folder. */
export const eraseSubject = (dataset: Dataset, personal: PersonalDocuments, subject: string): void => {
  const { rule } = personal;
  const { db } = dataset;
  const ids = personal.idsOf(subject);
  const values = personal.valuesOf(subject);
  const redact = (document: SanityDocument): SanityDocument =>
    rule.without(document, values, (id) => dataset.get(id));
  db.exec('PRAGMA secure_delete = ON');
  try {
    eraseNow(dataset, ids, redact);
    inTransaction(db, () => {
      for (const id of ids) redactHistory(dataset, id, redact);
      personal.forget(subject);
      requestCompaction(db);
    });
    forgetReadCommits(dataset);
  } finally {
    db.exec('PRAGMA secure_delete = OFF');
  }
};

/**
 * Commits the documents without the data, as the lake's own work: listeners, index and caches learn of it as of any
 * commit, and it makes nobody the author of a text.
 */
const eraseNow = (
  dataset: Dataset,
  ids: string[],
  redact: (document: SanityDocument) => SanityDocument,
): void => {
  const transactionId = randomUUID();
  const timestamp = dataset.now();
  const changes = ids.flatMap((id): DocumentChange[] => {
    const before = dataset.get(id);
    const redacted = before && redact(before);
    if (!before || !redacted || redacted === before) return [];
    const after = { ...redacted, _rev: transactionId, _updatedAt: timestamp };
    const unset = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
    const set = Object.fromEntries(
      Object.entries(redacted).filter(([name, value]) => before[name] !== value),
    );
    return [{ id, before, after, mutations: [{ patch: { id, set, unset } }] }];
  });
  if (changes.length > 0)
    dataset.commit({ transactionId, timestamp, author: system.id, changes, digest: '' });
};

/**
 * The subjects whose data contain a value, such as an address, in any version. Case and outer spaces do not count. Other
 * requests are answered in between.
 */
export const findSubjects = async (personal: PersonalDocuments, value: string): Promise<string[]> => {
  const plain = (text: string): string => text.trim().toLowerCase();
  const found: string[] = [];
  for (const subject of personal.subjects()) {
    if (personal.valuesOf(subject).some((known) => plain(known) === plain(value))) found.push(subject);
    await setImmediate();
  }
  return found;
};

/**
 * Erases again what was erased before and came back, with a backup or an import. Returns the number of subjects.
 */
export const eraseReturned = (dataset: Dataset): number => {
  const { personal } = dataset;
  if (!personal) return 0;
  const known = new Set(personal.subjects());
  if (known.size === 0) return 0;
  const returned = [...new Set(listErasures(dataset).map(({ subject }) => subject))].filter((one) =>
    known.has(one),
  );
  for (const subject of returned) eraseSubject(dataset, personal, subject);
  return returned.length;
};
