import type { Page } from '../../../edge/http/Page.ts';
import { RecentPublishes } from '../../../edge/pages/RecentPublishes.ts';
import { pageOf } from './pageOf.ts';

describe('a publish during the render of a page', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const given = (...publishes: [tags: string[], at: number][]) => {
    const recent = new RecentPublishes();
    for (const [tags, at] of publishes) recent.add(tags, at);
    return recent;
  };

  it.each<[string, Partial<Page>, number | null]>([
    ['was read before', { readAt: 999 }, 1_000],
    ['was read at that time', { readAt: 1_000 }, null],
    ['was read later', { readAt: 1_001 }, null],
    ['has no read time, and whose render began before', {}, 1_000],
    ['has other tags', { readAt: 999, tags: ['s1:b'] }, null],
    ['has the tag among others', { readAt: 999, tags: ['s1:b', 's1:a'] }, 1_000],
    ['has no tags', { readAt: 999, tags: [] }, null],
    ['has unknown tags', { readAt: 999, tags: null }, 1_000],
    ['is a 404 with other tags', { readAt: 999, status: 404, tags: ['s1:b'] }, 1_000],
    ['is a 410 with other tags', { readAt: 999, status: 410, tags: ['s1:b'] }, 1_000],
    ['is a redirect with other tags', { readAt: 999, status: 308, tags: ['s1:b'] }, null],
    ['is no content', { readAt: 999, isContent: false }, null],
  ])('is missed by a page that may show it: a page that %s', (_case, fields, missed) => {
    expect(given([['s1:a'], 1_000]).findMissedPublish(pageOf(fields), 998)).toBe(missed);
  });

  it('is not missed by a page without a read time whose render began later', () => {
    expect(given([['s1:a'], 1_000]).findMissedPublish(pageOf(), 1_000)).toBeNull();
  });

  it('counts if it is the latest, whatever the order of arrival', () => {
    const recent = given([['s1:a'], 3_000], [['s1:a'], 2_000], [['s1:b'], 4_000]);
    expect(recent.findMissedPublish(pageOf({ readAt: 1_000 }), 0)).toBe(3_000);
  });

  it('is remembered for less than a minute after its arrival', () => {
    const recent = given([['s1:a'], 1_000]);
    const page = pageOf({ readAt: 999 });
    jest.advanceTimersByTime(59_999);
    expect(recent.findMissedPublish(page, 0)).toBe(1_000);
    recent.add(['s1:b'], 1_000);
    expect(recent.findMissedPublish(page, 0)).toBe(1_000);
    jest.advanceTimersByTime(1);
    expect(recent.findMissedPublish(page, 0)).toBeNull();
  });
});
