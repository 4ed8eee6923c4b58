import { approveForRelease } from '../../../../sanity/studio/requests/releaseRequest.ts';
import { type CallerName, type Newsroom, openNewsroom } from '../../policy/newsroom.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
afterAll(() => room.close());

const request = async (release: string) => {
  const articleId = await room.publishStory();
  const id = await room.request(articleId);
  await room.actAs('anna', { actionType: 'sanity.action.release.create', releaseId: release });
  return { id, articleId, release };
};
type Requested = Awaited<ReturnType<typeof request>>;

const revisionsOf = ({ id, articleId }: Requested) => ({
  noteRevision: room.getDocument(`drafts.${id}`)?._rev ?? '',
  draftRevision: room.getDocument(`drafts.${articleId}`)?._rev ?? null,
});

const approve = (
  by: CallerName,
  { id, articleId, release }: Requested,
  read: ReturnType<typeof revisionsOf>,
) =>
  approveForRelease(
    {
      correction: { id, articleId, kind: 'correction', severity: 'substantive', supersedes: null },
      ...read,
      approvedBy: room.idOf(by),
      sequence: 1,
    },
    release,
  )(room.clientOf(by));

describe('approveForRelease', () => {
  it('leaves the approval of whoever gave it at the same moment', async () => {
    const requested = await request('rone');
    const read = revisionsOf(requested);
    await approve('anna', requested, read);
    await expect(approve('bert', requested, read)).rejects.toThrow('unexpected revision');
    expect(room.getDocument(`versions.rone.${requested.id}`)).toMatchObject({
      approvedBy: room.idOf('anna'),
    });
    expect(room.getDocument(`versions.rone.${requested.articleId}`)).not.toBeNull();
  });

  it('replaces an approval by one of what was read since', async () => {
    const requested = await request('rtwo');
    await approve('anna', requested, revisionsOf(requested));
    await approve('bert', requested, revisionsOf(requested));
    expect(room.getDocument(`versions.rtwo.${requested.id}`)).toMatchObject({
      approvedBy: room.idOf('bert'),
    });
  });
});
