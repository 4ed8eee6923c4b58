import { isApprovalLapsed } from '../../../lib/releases/approvedText.ts';

const live = { headline: 'Eight schools close' };
const read = { _rev: 'read', headline: 'Nine schools close' };

it.each([
  ['is the approved one', 'read', read, false],
  ['changed since', 'read', { ...read, _rev: 'later', headline: 'No school closes' }, true],
  ['left the release', 'read', null, true],
  ['was not in the release and is not now', undefined, null, false],
  ['was put in later', undefined, read, true],
  ['was put in later, as readers have it', undefined, { ...live, _rev: 'later' }, false],
])('an approval in a release whose text %s', (_case, approvedDraft, text, expected) => {
  expect(isApprovalLapsed({ approvedDraft }, text, live)).toBe(expected);
});
