import { inboxGroups } from '../../../lib/inbox/inboxGroups.ts';
import { letterOf } from '../../../lib/inbox/letterOf.ts';
import { missedEntries } from '../../../lib/inbox/missedEntries.ts';
import { entriesOfReleases, missedReleasesIn } from '../../../lib/releases/missedReleases.ts';
import { refusalsIn, trialOf } from '../../../lib/releases/releaseTrial.ts';

const now = '2026-11-27T12:00:00Z';
const later = '2026-11-27T18:00:00Z';
const actionsOf = (release: object) =>
  trialOf({ _id: '_.releases.r1', state: 'active', ...release }, now).map(
    ({ actionType, releaseId, publishAt }) => [
      actionType.replace('sanity.action.release.', ''),
      releaseId,
      ...(publishAt ? [publishAt] : []),
    ],
  );

describe('the trial of a release', () => {
  it.each<[string, object, unknown]>([
    ['goes live at once', { metadata: { releaseType: 'asap' } }, [['publish', 'r1']]],
    [
      'is meant for an hour',
      { metadata: { releaseType: 'scheduled', intendedPublishAt: later } },
      [['schedule', 'r1', later]],
    ],
    [
      'is meant for an hour that has passed',
      { metadata: { releaseType: 'scheduled', intendedPublishAt: '2026-11-27T11:00:00Z' } },
      [['publish', 'r1']],
    ],
    [
      'is scheduled',
      { state: 'scheduled', publishAt: later },
      [
        ['unschedule', 'r1'],
        ['schedule', 'r1', later],
      ],
    ],
    ['is live', { state: 'published' }, []],
    ['is archived', { state: 'archived' }, []],
  ])('of one that %s asks what the server would do then', (_case, release, expected) => {
    expect(actionsOf(release)).toEqual(expected);
  });

  it('names each refused story, and is no answer if the server gave none', () => {
    const items = [
      { error: { type: 'policyError', id: 'a', title: 'A story', description: 'No.' } },
      { error: { type: 'policyError', id: 'b', description: 'Not yet.' } },
    ];
    expect(refusalsIn({ response: { body: { error: { type: 'actionError', items } } } })).toEqual([
      { title: 'A story', reason: 'No.' },
      { title: 'b', reason: 'Not yet.' },
    ]);
    const malformed = [{ error: { type: 'validationError', description: 'Malformed.' } }];
    for (const error of [
      new Error('offline'),
      { response: { body: { error: { items: malformed } } } },
      { response: { body: 'Bad gateway' } },
      null,
    ])
      expect(refusalsIn(error)).toBeNull();
  });
});

describe('a release that missed its hour', () => {
  const error = { message: '“Budget”: No.', publishAt: '2026-11-27T09:00:00Z', scheduledBy: 'anna' };
  const release = { _id: '_.releases.r1', state: 'active', metadata: { title: 'Budget day' }, error };

  it('waits for whoever scheduled it, with the reason, and is mailed with its address in Studio', () => {
    const entries = entriesOfReleases([release], 'anna');
    expect(entries).toMatchObject([
      { kind: 'missed', title: 'Budget day', reason: error.message, at: error.publishAt },
    ]);
    expect(entriesOfReleases([release], 'bert')).toEqual([]);
    const { subject, text } = letterOf(entries, { siteUrl: 'https://news.example.org', nameOf: () => null });
    expect(subject).toBe('Missed its time: Budget day');
    expect(text).toContain('https://news.example.org/studio/releases/r1');
    expect(text).toContain('“Budget”: No.');
  });

  it('says that its schedule was taken off, from the moment in which the server did so', () => {
    const unscheduledAt = '2026-11-26T09:00:00Z';
    const lost = { ...release, error: { ...error, unscheduledAt } };
    const entries = entriesOfReleases([lost], 'anna');
    expect(entries).toMatchObject([{ kind: 'unscheduled', reason: error.message, at: unscheduledAt }]);
    const { subject, text } = letterOf(entries, { siteUrl: 'https://news.example.org', nameOf: () => null });
    expect(subject).toBe('Schedule taken off: Budget day');
    expect(text).toContain('“Budget”: No.');
    expect(inboxGroups(entries)).toMatchObject([{ title: 'Back to you' }]);
  });

  it.each([
    ['scheduled again', { ...release, state: 'scheduled' }],
    ['without an error', { ...release, error: undefined }],
    ['with an error of a hosted project', { ...release, error: { message: 'x' } }],
    ['malformed', { ...release, error: { ...error, publishAt: 7 } }],
  ])('is none if it is %s', (_case, other) => {
    expect(missedReleasesIn([other, release])).toHaveLength(1);
  });
});

it('the list of what missed its time says why, whoever wrote it', () => {
  const missed = { _updatedAt: now, missedBecause: 'It has no headline.', scheduledFor: now };
  const entries = missedEntries([
    { _id: 'a', _type: 'article', headline: 'Mine', startedBy: 'joan', ...missed },
    { _id: 'b', _type: 'article', headline: 'Nobody’s', ...missed },
    { _id: 'c', _type: 'correction', status: 'drafted', requestedBy: 'anna', ...missed },
  ]);
  expect(entries.map(({ kind, reason }) => [kind, reason])).toEqual(
    entries.map(() => ['missed', 'It has no headline.']),
  );
});
