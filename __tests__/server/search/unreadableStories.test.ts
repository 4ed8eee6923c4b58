import { paragraph, SearchFixture, story } from './searchFixture.ts';

let fixture: SearchFixture;
beforeEach(async () => {
  fixture = await SearchFixture.open();
});
afterEach(() => fixture.close());

const secret = [paragraph('A secret word: zebra.')];

describe('a story that cannot be read', () => {
  /** As the lake answers for a story that is too large. */
  const failing = (isHuge: () => boolean, reads: string[][] = []) => {
    const { reader } = fixture;
    return {
      readStories: (ids: string[], now: Date) => {
        reads.push(ids);
        if (isHuge() && ids.includes('huge')) throw new Error('The query creates a text that is too large.');
        return reader.readStories(ids, now);
      },
      listRevisions: (after: string, count: number) => reader.listRevisions(after, count),
      listSubjects: (type: 'section' | 'topic' | 'person', after: string, count: number) =>
        reader.listSubjects(type, after, count),
      readSubjects: (ids: string[]) => reader.readSubjects(ids),
    };
  };
  const others = Array.from({ length: 60 }, (_, index) => `s${index}`);

  it('stops no other, and a comparison ends', async () => {
    await fixture.create(story('huge'), ...others.map((id) => story(id)));
    const reads: string[][] = [];
    const feeder = fixture.feeder({ reader: failing(() => true, reads) });
    await fixture.update(feeder);
    expect(feeder.isCurrent).toBe(true);
    expect(fixture.find('headline').total).toBe(others.length);
    expect(reads.filter((ids) => ids.length > 0).length).toBeLessThan(20);
  });

  it('is not found with the text that it had, and is tried again later', async () => {
    await fixture.create(story('huge', { body: secret }), story('other'));
    await fixture.update();
    expect(fixture.slugs('zebra')).toEqual(['huge']);
    await fixture.create(story('huge', { headline: 'Giraffes' }));
    let [isHuge, now] = [true, Date.now()];
    const feeder = fixture.feeder({ reader: failing(() => isHuge), now: () => now });
    await fixture.update(feeder);
    expect([fixture.slugs('zebra'), fixture.slugs('giraffes')]).toEqual([[], []]);
    feeder.readDue();
    await feeder.settle();
    isHuge = false;
    now += 15 * 60 * 1000;
    feeder.readDue();
    await feeder.settle();
    expect(fixture.slugs('giraffes')).toEqual(['huge']);
  });

  it('is not set aside while the lake does not answer', async () => {
    await fixture.create(story('one'), story('two'));
    await fixture.update();
    await fixture.create(story('one', { headline: 'Giraffes' }));
    const { reader } = fixture;
    const hold = jest.spyOn(fixture.index, 'hold');
    let failures = 4;
    const away = {
      ...failing(() => false),
      readStories: async (ids: string[], now: Date) => {
        failures -= 1;
        if (failures >= 0) throw new Error('The lake cannot be reached.');
        return reader.readStories(ids, now);
      },
    };
    await fixture.update(fixture.feeder({ reader: away }));
    expect(hold.mock.calls.flat(2)).toEqual([]);
    expect(fixture.slugs('giraffes')).toEqual(['one']);
  });
});
