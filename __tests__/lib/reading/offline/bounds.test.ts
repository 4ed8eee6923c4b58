import {
  bounds,
  dueForCheck,
  isExpired,
  isRoundDue,
  surplusOf,
} from '../../../../lib/reading/offline/bounds.ts';

const now = Date.parse('2026-11-28T14:05:00Z');
const hours = (count: number) => count * 3_600_000;
const kept = (ageHours: number, { checkedHours = 0, bytes = 1_000 } = {}) => ({
  openedAt: now - hours(ageHours),
  confirmedAt: now - hours(checkedHours),
  bytes,
});
const { pages } = bounds;

describe('kept pages', () => {
  it.each([
    ['that was just opened', kept(0), false],
    ['that was opened six days ago and checked today', kept(144), false],
    ['that was opened eight days ago', kept(192), true],
    ['that the server has not confirmed for four days', kept(100, { checkedHours: 97 }), true],
    ['of a clock that was ahead by a month', kept(-720, { checkedHours: -720 }), true],
    ['whose times are lost', { openedAt: Number.NaN, confirmedAt: Number.NaN, bytes: 0 }, true],
  ])('are too old, one %s', (_which, entry, isOld) =>
    expect(isExpired(entry, pages.maxAge, now)).toBe(isOld),
  );

  it('are bounded in number: what was opened longest ago goes', () => {
    const entries = Array.from({ length: pages.maxCount + 2 }, (_, index) => kept(index));
    expect(surplusOf(entries.toReversed(), pages, now)).toEqual(entries.slice(pages.maxCount));
  });

  it('are bounded in bytes', () => {
    const entries = [0, 1, 2].map((age) => kept(age, { bytes: pages.maxBytes / 2 }));
    expect(surplusOf(entries, pages, now)).toEqual(entries.slice(2));
  });

  it('go when they are too old, and take no room from others', () => {
    const old = kept(300, { bytes: pages.maxBytes });
    const entries = [kept(0), old];
    expect(surplusOf(entries, pages, now)).toEqual([old]);
  });

  it('are checked a few at a time, those first that were not checked for longest', () => {
    const entries = Array.from({ length: 20 }, (_, index) => kept(index, { checkedHours: index }));
    const due = dueForCheck(entries, now, null);
    expect(due).toEqual(entries.slice(10).toReversed());
    expect(dueForCheck([kept(0)], now, null)).toEqual([]);
    expect(dueForCheck([kept(0)], now, now)).toEqual([kept(0)]);
    expect(dueForCheck([kept(0)], now, now - 1)).toEqual([]);
  });
});

describe('the front', () => {
  it.each([
    [null, true],
    [now - 60_000, false],
    [now - 300_000, true],
    [now + hours(5), true],
  ])('that was fetched at %s is due: %s', (at, isDue) => expect(isRoundDue(at, now)).toBe(isDue));
});
