import { setWallClock } from '../../fixtures/setWallClock.ts';
import { type Newsroom, openNewsroom } from './newsroom.ts';

let room: Newsroom;
beforeEach(async () => {
  room = await openNewsroom();
});
afterEach(() => {
  jest.useRealTimers();
  return room.close();
});

const daysAhead = (days: number): number => Date.now() + days * 86_400_000;

/** One write while the machine's clock is wrong. */
const writeWithClockAt = async (instant: number): Promise<void> => {
  setWallClock(instant);
  await room.mutate({ create: { _id: 'late', _type: 'topic', title: 'Late', slug: { current: 'late' } } });
  jest.useRealTimers();
};

describe('a clock that was set 400 days ahead for one write', () => {
  it('does not date the next write', async () => {
    await writeWithClockAt(daysAhead(400));
    await room.mutate({ create: { _id: 'next', _type: 'topic', title: 'Next', slug: { current: 'next' } } });
    const next = room.dataset.get('next');
    expect(Date.parse(String(next?._createdAt))).toBeLessThan(daysAhead(1));
  });

  it('does not publish a story under embargo', async () => {
    await writeWithClockAt(daysAhead(400));
    const embargoedUntil = new Date(daysAhead(30)).toISOString();
    await expect(room.publishStory({ embargoedUntil })).rejects.toThrow('under embargo');
  });

  it('does not block a correction with the correct time', async () => {
    const id = await room.publishStory();
    await writeWithClockAt(daysAhead(400));
    const correction = await room.request(id);
    expect(await room.approve('anna', correction, id)).toMatchObject({ status: 200, description: '' });
    expect(Date.parse(String(room.getDocument(correction)?.publishedAt))).toBeLessThan(daysAhead(1));
  });

  it('keeps the order of writes at the same instant', async () => {
    const instants: string[] = [];
    for (let count = 0; count < 20; count += 1) {
      await room.mutate({
        createOrReplace: { _id: 'often', _type: 'topic', title: `${count}`, slug: { current: 'often' } },
      });
      instants.push(String(room.dataset.get('often')?._updatedAt));
    }
    expect(new Set(instants).size).toBe(20);
    expect(instants.toSorted()).toEqual(instants);
  });
});
