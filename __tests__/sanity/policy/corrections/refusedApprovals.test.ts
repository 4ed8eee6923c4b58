import { embeddedProjectId } from '../../../../lib/embeddedProject.ts';
import { lakeConfiguration } from '../../../../sanity/policy/lakeConfiguration.ts';
import { policy } from '../../../../sanity/policy/policy.ts';
import { newsroomLake } from '../../../../tools/testing/newsroomLake.ts';
import { theme } from '../../../fixtures/theme.ts';
import { type Newsroom, openNewsroom } from '../newsroom.ts';

const rules = lakeConfiguration([embeddedProjectId], theme).projects?.[embeddedProjectId];
let searches = 0;
let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom({
    ...newsroomLake,
    projects: {
      [embeddedProjectId]: {
        ...rules,
        policy: (proposal) =>
          policy({
            ...proposal,
            findAuthor: (...asked) => {
              searches += 1;
              return proposal.findAuthor(...asked);
            },
          }),
      },
    },
  });
});
afterAll(() => room.close());

describe('an approval by somebody who may not give it', () => {
  it.each([
    ['of a journalist', 'joan', 'joan', 'Only an editor can approve a correction'],
    ['in another name', 'bert', 'anna', 'only in your own name'],
  ] as const)(
    'is refused before the history of note and text is read: %s',
    async (_case, by, name, reason) => {
      const articleId = await room.publishStory();
      const id = await room.request(articleId, {}, undefined, 'jane');
      const approve = (as: 'joan' | 'bert' | 'anna') =>
        room.mutateAs(by, {
          patch: { id: `drafts.${id}`, set: { status: 'approved', approvedBy: room.idOf(as) } },
        });
      searches = 0;
      expect(await approve(name)).toMatchObject({
        status: 403,
        description: expect.stringContaining(reason),
      });
      expect(searches).toBe(0);
    },
  );

  it('does not keep an editor’s from being compared with the history', async () => {
    const articleId = await room.publishStory();
    const id = await room.request(articleId);
    searches = 0;
    expect(await room.approve('anna', id, articleId)).toMatchObject({ status: 200 });
    expect(searches).toBeGreaterThan(0);
  });
});
