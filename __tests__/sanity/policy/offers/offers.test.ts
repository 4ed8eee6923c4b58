import { type StoryAction, storyActions, storyOffer } from '../../../../lib/articles/storyOffers.ts';
import { correctionActions, correctionOffer } from '../../../../lib/corrections/correctionOffers.ts';
import type { Offer, Person } from '../../../../lib/Offer.ts';
import { mayPublish, mayWrite } from '../../../../lib/roles.ts';
import { correctionOf } from '../../../../sanity/studio/actions/corrections/correctionOf.ts';
import { storyOf } from '../../../../sanity/studio/actions/storyOf.ts';
import { assignReport } from '../../../../sanity/studio/requests/reportRequest.ts';
import { type CallerName, type Newsroom, openNewsroom, paragraph } from '../newsroom.ts';
import { correctionRequests, type OfCorrection, type Sender, storyRequests } from './requests.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

const roles = {
  anna: 'editor',
  bert: 'editor',
  olga: 'administrator',
  joan: 'journalist',
  jane: 'journalist',
  vera: 'viewer',
} as const;
type Name = keyof typeof roles;
const names = Object.keys(roles) as Name[];

const personOf = (name: Name): Person => ({
  id: room.idOf(name),
  mayPublish: mayPublish([roles[name]]),
  mayWrite: mayWrite([roles[name]]),
});

let made = 0;
const newId = (): string => {
  made += 1;
  return `made-${made}`;
};

const senderOf = (name: Name): Sender => ({
  client: room.clientOf(name),
  userId: room.idOf(name),
  getDocument: room.getDocument,
  newId,
});

/** The reason for which the server rejects what a person sends, or null. */
const rejection = async (sending: () => Promise<unknown>): Promise<string | null> => {
  try {
    await sending();
    return null;
  } catch (error) {
    return String(error);
  }
};

const must = async (answer: Promise<{ status: number; description: string }>): Promise<void> => {
  const { status, description } = await answer;
  if (status !== 200) throw new Error(description);
};
const change = (by: CallerName, id: string, set: Record<string, unknown>, unset: string[] = []) =>
  must(room.actAs(by, room.edit(id, { set, ...(unset.length > 0 ? { unset } : {}) })));

const draft = async (fields: Record<string, unknown> = {}): Promise<string> => {
  const model = room.getDocument(await room.publishStory()) ?? {};
  const id = newId();
  const { _rev, firstPublishedAt, ...story } = model as Record<string, unknown>;
  await must(
    room.mutateAs('joan', {
      create: {
        ...story,
        slug: { current: id },
        startedBy: room.idOf('joan'),
        ...fields,
        _id: `drafts.${id}`,
      },
    }),
  );
  return id;
};
const filed = async (fields?: Record<string, unknown>): Promise<string> => {
  const id = await draft(fields);
  await change('joan', id, { filedAt: new Date().toISOString() });
  return id;
};
const scheduled = async (): Promise<string> => {
  const id = await draft();
  await storyRequests.schedule(id, senderOf('anna'));
  return id;
};
const changed = async (): Promise<string> => {
  const id = await room.publishStory();
  await change('joan', id, { body: [paragraph('Something else happened.')] });
  return id;
};
const askedFor = async (by: Name): Promise<string> => {
  const id = await room.publishStory();
  await storyRequests.withdraw(id, senderOf(by));
  return id;
};
const retracted = async (): Promise<string> => {
  const id = await room.publishStory();
  const correction = await room.request(id, { kind: 'retraction' }, null);
  await must(room.approve('anna', correction, id));
  return id;
};

/** Each returns the id of a new story. */
const stories: Record<string, () => Promise<string>> = {
  'that nobody has begun': async () => newId(),
  'that is a draft': () => draft(),
  'that is an incomplete draft': () => draft({ body: [] }),
  'under embargo': () => draft({ embargoedUntil: new Date(Date.now() + 86_400_000).toISOString() }),
  'that is filed': () => filed(),
  'that is filed under embargo': () =>
    filed({ embargoedUntil: new Date(Date.now() + 86_400_000).toISOString() }),
  'that another journalist changed after it was filed': async () => {
    const id = await filed();
    await change('jane', id, { headline: 'A headline by another journalist' });
    return id;
  },
  'that was sent back': async () => {
    const id = await filed();
    await storyRequests.sendBack(id, senderOf('anna'));
    return id;
  },
  'that is scheduled': scheduled,
  'that a journalist changed after it was scheduled': async () => {
    const id = await scheduled();
    await change('joan', id, { headline: 'A headline that no editor has read' });
    return id;
  },
  'that missed its time': async () => {
    const id = await draft();
    await change('anna', id, { scheduledFor: '2026-01-01T09:00:00Z', missedBecause: 'It had no body.' });
    return id;
  },
  'that is live': () => room.publishStory(),
  'that is live with an unpublished change': changed,
  'that is live with an unpublished change of its address': async () => {
    const id = await room.publishStory();
    await change('joan', id, { slug: { _type: 'slug', current: `${id}-moved` } });
    return id;
  },
  'that is live with a filed change': async () => {
    const id = await changed();
    await change('joan', id, { filedAt: new Date().toISOString() });
    return id;
  },
  'that is live with a requested correction': async () => {
    const id = await room.publishStory();
    await room.request(id);
    return id;
  },
  'that is corrected': async () => {
    const id = await room.publishStory();
    await must(room.approve('anna', await room.request(id), id));
    return id;
  },
  'that an editor asks to take off the site': () => askedFor('anna'),
  'that is off the site': async () => {
    const id = await askedFor('anna');
    await storyRequests.withdraw(id, senderOf('bert'));
    return id;
  },
  'that is retracted': retracted,
};

const isCorrectionPending = async (articleId: string): Promise<boolean> =>
  room
    .clientOf('anna')
    .fetch(
      'count(*[_type == "correction" && article._ref == $articleId && status in ["drafted", "approved"]]) > 0',
      { articleId },
      { perspective: 'drafts' },
    );

const offerFor = async (action: (typeof storyActions)[number], id: string, name: Name) =>
  storyOffer(action, {
    person: personOf(name),
    draft: storyOf(room.getDocument(`drafts.${id}`) as never),
    live: storyOf(room.getDocument(id) as never),
    isCorrectionPending: await isCorrectionPending(id),
    isFourEyesOff: false,
    styleProblem: null,
    now: new Date(),
  });

/** Begins the state anew for each action that is offered, and sends what Studio sends. */
const expectAccepted = async <Action extends string, Of>({
  actions,
  begin,
  offerOf,
  send,
}: {
  actions: readonly Action[];
  begin: () => Promise<Of>;
  offerOf: (action: Action, of: Of) => Offer | Promise<Offer>;
  send: (action: Action, of: Of) => Promise<unknown>;
}): Promise<Action[]> => {
  const first = await begin();
  const offers = await Promise.all(
    actions.map(async (action) => ({ action, offer: await offerOf(action, first) })),
  );
  for (const { offer } of offers)
    if (typeof offer?.disabledReason === 'string') expect(offer.disabledReason).toMatch(/^[A-Z].*\.$/);
  const usable = offers.flatMap(({ action, offer }) => (offer?.disabledReason === null ? [action] : []));
  for (const action of usable) {
    const of = await begin();
    expect([action, await rejection(() => send(action, of))]).toEqual([action, null]);
  }
  return usable;
};

/** A mark of the draft after the action. The server may also accept a change and keep the mark as it was. */
const marksAfter: Partial<Record<StoryAction, Record<string, unknown>>> = {
  file: { filedAt: expect.any(String) },
  takeBack: { filedAt: undefined },
  sendBack: { filedAt: undefined, sentBack: expect.objectContaining({ reason: expect.any(String) }) },
  schedule: { scheduledFor: expect.any(String) },
  unschedule: { scheduledFor: undefined },
};

describe('the server accepts each action that Studio offers for a story', () => {
  const cases = Object.entries(stories).flatMap(([state, begin]) =>
    names.map((name) => [state, name, begin] as const),
  );
  const seen = new Set<string>();

  it.each(cases)('%s, to %s', async (_state, name, begin) => {
    const usable = await expectAccepted({
      actions: storyActions,
      begin,
      offerOf: (action, id) => offerFor(action, id, name),
      send: async (action, id) => {
        await storyRequests[action](id, senderOf(name));
        const { filedAt, sentBack, scheduledFor }: Record<string, unknown> =
          room.getDocument(`drafts.${id}`) ?? {};
        expect({ filedAt, sentBack, scheduledFor }).toMatchObject(marksAfter[action] ?? {});
      },
    });
    for (const action of usable) seen.add(action);
  });

  it('and offers each of them to somebody', () => {
    expect([...seen].toSorted()).toEqual(storyActions.toSorted());
  });
});

const report = async (status = 'reported'): Promise<OfCorrection> => {
  const articleId = await room.publishStory();
  const id = newId();
  const fields = {
    _type: 'correction',
    article: { _type: 'reference', _ref: articleId, _weak: true },
    status,
    reportedVia: 'reader',
    reportMessage: 'There are nine schools.',
  };
  await must(room.mutateAs('olga', { create: { ...fields, _id: `drafts.${id}` } }));
  return { id, articleId };
};
const requested = async (by: Name, fields: object = {}): Promise<OfCorrection> => {
  const articleId = await room.publishStory();
  return { articleId, id: await room.request(articleId, { ...fields }, undefined, by) };
};
const published = async (fields: object = {}): Promise<OfCorrection> => {
  const of = await requested('joan', fields);
  await must(room.approve('anna', of.id, of.articleId));
  return of;
};

/** Each returns a new correction and its story. */
const corrections: Record<string, () => Promise<OfCorrection>> = {
  'that a reader reported': () => report(),
  'that is accepted': () => report('accepted'),
  'that is assigned to a journalist': async () => {
    const of = await report();
    await must(room.actAs('anna', ...assignReport(of.id, room.idOf('joan'))));
    return of;
  },
  'that a journalist requested': () => requested('joan'),
  'that an editor requested': () => requested('anna'),
  'that answers a report': async () => {
    const of = await report();
    await correctionRequests.correct(of, senderOf('joan'));
    return of;
  },
  'that is incomplete': () => requested('joan', { severity: undefined }),
  'that is declined': async () => {
    const of = await requested('joan');
    await correctionRequests.decline(of, senderOf('anna'));
    return of;
  },
  'that is approved for a time': async () => {
    const of = await requested('joan', { scheduledFor: '2036-01-01T09:00:00Z', scheduledZone: 'UTC' });
    const read = {
      approvedNote: room.getDocument(`drafts.${of.id}`)?._rev,
      approvedDraft: room.getDocument(`drafts.${of.articleId}`)?._rev,
    };
    await change('anna', of.id, { status: 'approved', approvedBy: room.idOf('anna'), ...read });
    return of;
  },
  'that is a typo fix of an editor alone': async () => {
    const articleId = await room.publishStory({ summary: 'teh summary' });
    const id = await room.request(articleId, { kind: 'typo' }, { summary: 'the summary' }, 'anna');
    const publish = [room.edit(id, { set: { status: 'published' } }), room.publish(articleId)];
    await must(room.actAs('anna', ...publish, room.publish(id)));
    return { id, articleId };
  },
  'that is published': () => published(),
  'that is a published retraction': () => published({ kind: 'retraction' }),
};

describe('the server accepts each action that Studio offers for a correction', () => {
  const cases = Object.entries(corrections).flatMap(([state, begin]) =>
    names.map((name) => [state, name, begin] as const),
  );
  const seen = new Set<string>();

  it.each(cases)('%s, to %s', async (_state, name, begin) => {
    const usable = await expectAccepted({
      actions: correctionActions,
      begin,
      offerOf: (action, { id }) =>
        correctionOffer(action, {
          person: personOf(name),
          draft: correctionOf(room.getDocument(`drafts.${id}`) as never),
          published: correctionOf(room.getDocument(id) as never),
          isCorrectionPending: false,
        }),
      send: (action, of) => correctionRequests[action](of, senderOf(name)),
    });
    for (const action of usable) seen.add(action);
  });

  it('and offers each of them to somebody', () => {
    expect([...seen].toSorted()).toEqual(correctionActions.toSorted());
  });
});
