import { type CallerName, type Newsroom, openNewsroom, paragraph } from '../newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

type Answer = { status: number; description: string };

/** Publishes a change of a text as a typo, as Studio does. */
const fix = async (
  id: string,
  change: Record<string, unknown>,
  by: CallerName = 'anna',
): Promise<Answer & { correction: string }> => {
  const correction = await room.request(id, { kind: 'typo' }, change, by);
  const answer = await room.actAs(
    by,
    room.edit(correction, { set: { status: 'published' } }),
    room.publish(id),
    room.publish(correction),
  );
  // Another attempt follows.
  if (answer.status !== 200) await room.mutateAs(by, { delete: { id: `drafts.${correction}` } });
  return { ...answer, correction };
};

const fixed = async (was: string, is: string, fields: Record<string, unknown> = {}): Promise<Answer> => {
  const id = await room.publishStory({ summary: was, ...fields });
  return fix(id, { summary: is });
};

describe('a typo fix of one editor', () => {
  it.each([
    ['that the minister was prosecuted there', 'that the minister was persecuted there'],
    ['that they deny the vote', 'that they defy the vote'],
    ['that the minister resigned', 'that the minister re-signed'],
    ['that there were more deaths', 'that there were mere deaths'],
    ['that was “teh plan”', 'that was “the plan”'],
    ['that it was 1,204', 'that it was 1.204'],
  ])('is refused with the reason: %s', async (was, is) => {
    const answer = await fixed(was, is);
    expect(answer.status).toBe(403);
    expect(answer.description).toMatch(/more than a typo, so another editor must approve it\. \S/);
  });

  it('is in the language of the story, else of the site', async () => {
    const was = { language: 'de' };
    expect(await fixed('sie wurden verurtelt', 'sie wurden verurteilt', was)).toMatchObject({ status: 200 });
    expect(await fixed('sie wurden verurteilt', 'sie wurden verteilt', was)).toMatchObject({ status: 403 });
    expect(await fixed('about teh schools', 'about the schools', was)).toMatchObject({ status: 403 });
    expect(await fixed('about teh schools', 'about the schools', { language: undefined })).toMatchObject({
      status: 200,
    });
    const italian = await fixed('sulle scuoel', 'sulle scuole', { language: 'it' });
    expect(italian).toMatchObject({ status: 403 });
    expect(italian.description).toMatch(/no dictionary/);
  });

  it.each<[string, (id: string, correction: string) => Promise<Answer>]>([
    [
      'by mutations',
      (id, correction) =>
        room.mutateAs(
          'anna',
          { patch: { id, set: { summary: 'They defy it.' } } },
          {
            create: {
              _id: correction,
              _type: 'correction',
              article: { _type: 'reference', _ref: id, _weak: true },
              kind: 'typo',
              severity: 'minor',
              affects: ['summary'],
              status: 'published',
              requestedBy: room.idOf('anna'),
            },
          },
        ),
    ],
    [
      'by a replacement',
      (id, correction) =>
        room.mutateAs(
          'anna',
          {
            createOrReplace: { ...room.getDocument(id), summary: 'They defy it.', _rev: undefined },
          },
          {
            create: {
              _id: correction,
              _type: 'correction',
              article: { _type: 'reference', _ref: id, _weak: true },
              kind: 'typo',
              severity: 'minor',
              affects: ['summary'],
              status: 'published',
              requestedBy: room.idOf('anna'),
            },
          },
        ),
    ],
    [
      'by an API token',
      (id, correction) =>
        room.mutateAs(
          'robot',
          { patch: { id, set: { summary: 'They defy it.' } } },
          {
            create: {
              _id: correction,
              _type: 'correction',
              article: { _type: 'reference', _ref: id, _weak: true },
              kind: 'typo',
              severity: 'minor',
              affects: ['summary'],
              status: 'published',
              requestedBy: room.idOf('robot'),
            },
          },
        ),
    ],
  ])('turns no word into another %s', async (_way, attempt) => {
    const id = await room.publishStory({ summary: 'They deny it.' });
    expect(await attempt(id, `typo-${id}`)).toMatchObject({ status: 403 });
    expect(room.getDocument(id)).toMatchObject({ summary: 'They deny it.' });
  });

  it('changes no name of a person of the story, written in lower case', async () => {
    await room.mutateAs('olga', {
      create: { _id: 'bell', _type: 'person', name: 'bell hooks', slug: { _type: 'slug', current: 'bell' } },
    });
    const bylines = [{ _type: 'reference', _ref: 'bell', _key: 'b' }];
    const answer = await fixed('so said hookz there', 'so said hooks there', { bylines });
    expect(answer.description).toMatch(/name/);
    expect(await fixed('so said hookz there', 'so said hooks there')).toMatchObject({ status: 200 });
  });
});

describe('the text that two people last read', () => {
  it('stays but for typos, however many one editor fixes', async () => {
    const id = await room.publishStory({ summary: 'teh first, teh second' });
    expect(await fix(id, { summary: 'the first, teh second' })).toMatchObject({ status: 200 });
    expect(await fix(id, { summary: 'the first, the second' })).toMatchObject({ status: 200 });
    // As a lake did that had another rule.
    room.store({
      ...(room.getDocument(id) as { _id: string; _type: string }),
      summary: 'the last, teh second',
    });
    const answer = await fix(id, { summary: 'the last, the second' });
    expect(answer.status).toBe(403);
    expect(answer.description).toMatch(/Since two people last read/);
  });

  it('is that of the last correction that another editor approved', async () => {
    const id = await room.publishStory({ summary: 'teh first' });
    const correction = await room.request(id, {}, { summary: 'teh last' });
    expect(await room.approve('anna', correction, id)).toMatchObject({ status: 200 });
    expect(await fix(id, { summary: 'the last' })).toMatchObject({ status: 200 });
  });

  it('may have additions', async () => {
    const id = await room.publishStory({ summary: 'teh first' });
    const body = room.getDocument(id)?.body as unknown[];
    const added = { body: [paragraph('It began to rain.'), ...body] };
    const update = await room.request(id, { kind: 'update' }, added, 'anna');
    const publish = [room.edit(update, { set: { status: 'published' } }), room.publish(id)];
    expect(await room.actAs('anna', ...publish, room.publish(update))).toMatchObject({ status: 200 });
    expect(await fix(id, { summary: 'the first' })).toMatchObject({ status: 200 });
  });

  it('was in the same language', async () => {
    const id = await room.publishStory({ summary: 'es wurdee kalt' });
    room.store({ ...(room.getDocument(id) as { _id: string; _type: string }), language: 'de' });
    const answer = await fix(id, { summary: 'es wurde kalt' });
    expect(answer.description).toMatch(/language/);
  });
});

describe('a typo fix that one editor published', () => {
  const look = (by: CallerName, correction: string, mark: object = {}) =>
    room.actAs(
      by,
      room.edit(correction, { set: { lookedOver: { by: room.idOf(by), finding: 'fine', ...mark } } }),
      room.publish(correction),
    );
  const typo = async (): Promise<string> => {
    const id = await room.publishStory({ summary: 'teh summary' });
    return (await fix(id, { summary: 'the summary' })).correction;
  };

  it('is looked over by another editor, once, and the server dates it', async () => {
    const correction = await typo();
    expect(await look('bert', correction, { at: '2001-01-01T00:00:00Z', more: 'words' })).toMatchObject({
      status: 200,
    });
    const lookedOver = room.getDocument(correction)?.lookedOver as Record<string, string>;
    expect(lookedOver).toEqual({ by: room.idOf('bert'), finding: 'fine', at: expect.any(String) });
    expect(Date.parse(String(lookedOver.at))).toBeGreaterThan(Date.parse('2020-01-01'));
    const again = await look('olga', correction);
    expect(again).toMatchObject({ status: 403 });
    expect(again.description).toMatch(/already/);
    expect(await room.mutateAs('anna', { patch: { id: correction, unset: ['lookedOver'] } })).toMatchObject({
      status: 403,
    });
  });

  it.each<[string, CallerName, object, RegExp]>([
    ['whoever published it', 'anna', {}, /You fixed this typo/],
    ['a journalist', 'joan', {}, /./],
    ['an API token', 'robot', {}, /API token/],
    ['an editor in the name of another', 'bert', { by: 'somebody' }, /own name/],
    ['an editor without a finding', 'bert', { finding: 'perfect' }, /finding/],
  ])('is not looked over by %s', async (_case, by, mark, reason) => {
    const correction = await typo();
    const answer = await look(by, correction, mark);
    expect(answer.status).toBe(403);
    expect(answer.description).toMatch(reason);
    const patched = await room.mutateAs(by, {
      patch: { id: correction, set: { lookedOver: { by: room.idOf(by), finding: 'fine', ...mark } } },
    });
    expect(patched.status).toBe(403);
    expect(room.getDocument(correction)).not.toHaveProperty('lookedOver');
  });

  it('is not marked in advance', async () => {
    const id = await room.publishStory({ summary: 'teh summary' });
    const lookedOver = { by: room.idOf('bert'), finding: 'fine', at: '2026-11-26T12:00:00Z' };
    const draft = room.mutateAs('bert', {
      create: { _id: 'drafts.early', _type: 'correction', status: 'accepted', kind: 'typo', lookedOver },
    });
    expect((await draft).status).toBe(403);
    const correction = await room.request(id, { kind: 'typo' }, { summary: 'the summary' }, 'anna');
    const answer = await room.actAs(
      'anna',
      room.edit(correction, { set: { status: 'published', lookedOver } }),
      room.publish(id),
      room.publish(correction),
    );
    expect(answer.status).toBe(403);
  });

  it('changes in nothing else with the mark', async () => {
    const correction = await typo();
    const lookedOver = { by: room.idOf('bert'), finding: 'fine' };
    const answer = await room.mutateAs('bert', {
      patch: { id: correction, set: { lookedOver, changes: [] } },
    });
    expect(answer.description).toMatch(/cannot be edited/);
  });

  it('and no correction of two people, is looked over', async () => {
    const id = await room.publishStory();
    const correction = await room.request(id);
    await room.approve('anna', correction, id);
    expect((await look('bert', correction)).description).toMatch(/Only a published typo fix/);
  });
});
