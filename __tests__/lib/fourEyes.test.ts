import { fourEyesProblem, isFourEyesOff, keptFourEyes } from '../../lib/fourEyes.ts';

const on = { title: 'Paper' };
const off = { ...on, fourEyes: { off: true } };

describe('four eyes', () => {
  it.each<[Record<string, unknown> | null, boolean]>([
    [off, true],
    [null, false],
    [on, false],
    [{ fourEyes: null }, false],
    [{ fourEyes: true }, false],
    [{ fourEyes: {} }, false],
    [{ fourEyes: { off: false } }, false],
    [{ fourEyes: { off: 'true' } }, false],
  ])('are on unless they were switched off: %j', (site, isOff) => {
    expect(isFourEyesOff(site)).toBe(isOff);
  });

  it.each([
    ['switch them off', on, off],
    ['switch them on', off, on],
    ['create a document with them off', null, off],
    ['delete the document with them off', off, null],
  ])('let only an administrator %s', (_case, before, after) => {
    expect(fourEyesProblem(before, after, true)).toBeNull();
    expect(fourEyesProblem(before, after, false)).toMatch(/Only an administrator/);
  });

  it('do not restrict other changes of the site', () => {
    expect(fourEyesProblem(off, { ...off, title: 'Other' }, false)).toBeNull();
    expect(fourEyesProblem(null, on, false)).toBeNull();
  });

  const now = { by: 'olga', at: '2026-11-25T12:00:00Z', transactionId: 't2' };
  const first = { _key: 't1', _type: 'fourEyesSwitch', off: true, at: '2026-11-24T12:00:00Z', by: 'olga' };
  const logged = { ...on, fourEyes: { off: true, since: first.at, by: 'olga', log: [first] } };

  it('are logged when they are switched, after the earlier entries', () => {
    const entry = { _key: 't2', _type: 'fourEyesSwitch', off: false, at: now.at, by: 'olga' };
    const forged = { ...on, fourEyes: { off: false, log: [] } };
    expect(keptFourEyes(logged, forged, now)).toEqual({
      off: false,
      since: now.at,
      by: 'olga',
      log: [first, entry],
    });
  });

  it.each<[string, Record<string, unknown> | null]>([
    ['a new document', null],
    ['a document without a log', on],
    ['an invalid log', { fourEyes: { log: 'none' } }],
    ['a setting that is no object', { fourEyes: 'on' }],
    ['an empty setting', { fourEyes: null }],
  ])('begin a log in %s', (_case, before) => {
    expect(keptFourEyes(before, off, now)).toMatchObject({ off: true, log: [{ _key: 't2', off: true }] });
  });

  it('keep their log if they are not switched, whatever a client writes', () => {
    const forged = { ...on, fourEyes: { off: true, by: 'nobody', log: [] } };
    expect(keptFourEyes(logged, forged, now)).toBe(logged.fourEyes);
    expect(keptFourEyes(on, { ...on, fourEyes: { off: false, log: [first] } }, now)).toBeUndefined();
    expect(keptFourEyes(null, on, now)).toBeUndefined();
  });
});
