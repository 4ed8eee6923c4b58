import { filterFrom, paramsFrom } from '../../../../sanity/studio/planning/filter/filterAddress.ts';

describe('the filter of the plan', () => {
  it.each([
    [{ state: 'open', desk: '', who: '' }, []],
    [
      { state: 'missed', desk: 'news', who: 'joan' },
      [
        ['state', 'missed'],
        ['desk', 'news'],
        ['who', 'joan'],
      ],
    ],
    [
      { state: 'done', desk: '', who: 'joan' },
      [
        ['state', 'done'],
        ['who', 'joan'],
      ],
    ],
  ] as const)('is kept in the address: %j', (filter, params) => {
    expect(paramsFrom(filter)).toEqual(params);
    expect(filterFrom(paramsFrom(filter))).toEqual(filter);
  });

  it('shows everything for an address that says nothing, or nonsense', () => {
    const everything = { state: 'open', desk: '', who: '' };
    expect(filterFrom(undefined)).toEqual(everything);
    expect(
      filterFrom([
        ['state', 'nonsense'],
        ['perspective', 'published'],
      ]),
    ).toEqual(everything);
  });
});
