import { mayBegin, mayChange, typeRightProblem } from '../../../lib/accounts/typeRights.ts';

const [isNew, isOld] = [() => true, () => false];

describe('a person who does not publish', () => {
  const roles = ['journalist'];

  it.each([
    'article',
    'correction',
    'coverage',
    'person',
    'privateContact',
    'pictureRecord',
    'topic',
    'comment',
  ])('writes the type “%s”', (type) => {
    expect(typeRightProblem(type, { roles, isNew })).toBeNull();
    expect([mayBegin(type, roles), mayChange(type, roles)]).toEqual([true, true]);
  });

  it.each(['section', 'page'])('changes the type “%s”, and adds none', (type) => {
    expect(typeRightProblem(type, { roles, isNew: isOld })).toBeNull();
    expect(typeRightProblem(type, { roles, isNew })).toContain('add ');
    expect([mayBegin(type, roles), mayChange(type, roles)]).toEqual([false, true]);
  });

  it.each([
    'redirect',
    'site',
    'frontPage',
    'houseStyle',
    'correctionRecord',
    'sanity.imageAsset',
    'constructor',
  ])('writes nothing of the type “%s”', (type) => {
    expect(typeRightProblem(type, { roles, isNew: isOld })).toContain(
      'Only editors and administrators change',
    );
    expect([mayBegin(type, roles), mayChange(type, roles)]).toEqual([false, false]);
  });
});

describe('an editor', () => {
  it('writes each type', () => {
    for (const type of ['article', 'page', 'redirect', 'note'])
      for (const role of ['editor', 'administrator'])
        expect(typeRightProblem(type, { roles: [role], isNew })).toBeNull();
  });
});
