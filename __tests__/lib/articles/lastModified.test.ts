import { findModifiedAt, lastChangedAt } from '../../../lib/articles/lastModified.ts';

const [first, second, third] = ['2026-11-01T10:00:00Z', '2026-11-02T10:00:00Z', '2026-11-03T10:00:00Z'];

describe('the time of a story’s last change', () => {
  it.each([
    ['later than its publication', second, second],
    ['at its publication', first, null],
    ['at its publication in another zone', '2026-11-01T11:00:00+01:00', null],
    ['before its publication', '2026-10-01T10:00:00Z', null],
    ['missing', null, null],
  ])('is “Updated” only after publication: %s', (_case, modifiedAt, expected) => {
    expect(findModifiedAt(first, modifiedAt)).toBe(expected);
  });

  it.each([
    ['its publication', null, [], first],
    ['its change', second, [], second],
    ['its last correction', second, [third, first], third],
    ['its change after a correction', third, [second], third],
  ])('in feeds is that of %s', (_case, modifiedAt, corrections, expected) => {
    const story = {
      publishedAt: first,
      modifiedAt,
      corrections: corrections.map((publishedAt) => ({ publishedAt })),
    };
    expect(lastChangedAt(story)).toBe(expected);
  });
});
