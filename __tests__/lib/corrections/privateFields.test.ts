import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { correctionProblem } from '../../../lib/corrections/correctionProblem.ts';
import { privateFields, privateFieldsOf } from '../../../lib/corrections/privateFields.ts';
import { schemaTypes } from '../../../sanity/policy/shapes/schemaTypes.generated.ts';
import { approveCorrection, correctionRecord } from '../../../sanity/studio/requests/approvalRequest.ts';
import { publishUpdate } from '../../../sanity/studio/requests/correctionRequest.ts';

const queriesFolder = join(import.meta.dirname, '../../../sanity/queries');
const queries: [name: string, query: string][] = readdirSync(queriesFolder).flatMap((file) =>
  Object.entries(jest.requireActual<Record<string, string>>(join(queriesFolder, file))),
);

const fieldsOfType = (type: string): (string | undefined)[] =>
  (schemaTypes.find(({ name }) => name === type)?.fields ?? []).map(({ name }) => name);

const correction = {
  id: 'c',
  articleId: 'a',
  kind: 'correction',
  severity: 'minor',
  supersedes: null,
  ...Object.fromEntries(privateFields.map((name) => [name, `The ${name}.`])),
} as const;

/** The fields that Studio removes from a correction before it publishes it. */
const unsetFields = (actions: ReturnType<typeof publishUpdate>): string[] =>
  actions.flatMap((action) => ('patch' in action && action.patch.unset) || []);

describe.each(privateFields)('the private field %s of a correction', (name) => {
  it('is a field of the correction and of the newsroom’s record', () => {
    expect(fieldsOfType('correction')).toContain(name);
    expect(fieldsOfType('correctionRecord')).toContain(name);
  });

  it('is in no query of the site', () => {
    expect(queries.filter(([, query]) => query.includes(name))).toEqual([]);
  });

  it('cannot be published', () => {
    const document = { kind: 'typo', status: 'published', requestedBy: 'ada' };
    const problemOf = (after: Record<string, unknown>) =>
      correctionProblem({
        before: null,
        after,
        wasPublished: false,
        isPublished: true,
        isSuperseded: false,
        superseded: null,
        request: { note: null, draft: null, draftRevision: null },
        textRevisions: [],
        partsToName: [],
        isForOneEditor: true,
        isOfPublished: false,
        isImported: false,
        at: '2026-11-25T10:00:00Z',
        by: { id: 'ada', mayApprove: true },
        isPerson: () => true,
        mayBeOnePerson: () => false,
      });
    expect(problemOf(document)).toBeNull();
    expect(problemOf({ ...document, [name]: 'Secret.' })).toContain(name);
  });

  it('moves to the newsroom’s record when Studio publishes the correction', () => {
    const approval = approveCorrection({
      correction,
      noteRevision: '1',
      article: { draftRevision: null, revision: '1', hasSummary: false },
      approvedBy: 'bob',
      now: '2026-11-24T14:33:00Z',
      transactionId: 't',
      sequence: 1,
    });
    expect(unsetFields(approval)).toContain(name);
    expect(correctionRecord(correction)).toMatchObject({ [name]: `The ${name}.` });
  });

  it('is removed when Studio publishes an update without approval', () => {
    const words = {
      kind: 'update',
      severity: 'minor',
      affects: [],
      was: '',
      is: '',
      note: '',
      internalReason: '',
    };
    const asked = { id: 'c', articleId: 'a', words, requestedBy: 'ada' };
    const update = publishUpdate(asked as Parameters<typeof publishUpdate>[0], 'read');
    expect(unsetFields(update)).toContain(name);
  });
});

it('the private fields of a correction are those with a text', () => {
  const correction = {
    internalReason: 'Late.',
    reportMessage: '',
    declineReason: null,
    reportPassage: 7,
    note: 'A',
  };
  expect(privateFieldsOf(correction)).toEqual({ internalReason: 'Late.' });
});
