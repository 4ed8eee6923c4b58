import { scheduledText, withStoredMarks } from '../../../../lib/articles/publishing/storedMarks.ts';
import { storyStatus } from '../../../../lib/articles/storyStatus.ts';

const now = new Date('2036-01-14T09:00:00Z');
const form = { _id: 'drafts.a', headline: 'Typed', scheduledFor: '2036-01-15T09:00:00Z' };
const marks = {
  filedBy: 'writer',
  scheduledZone: 'Europe/London',
  missedBecause: null,
  unreviewedChangeBy: 'writer',
  filedAt: '2036-01-14T08:00:00Z',
};
const stored = { ...marks, _id: 'drafts.a', unreviewedChangeAt: '2036-01-14T08:59:00Z' };
const scheduledFor = form.scheduledFor;

describe('a scheduled story in its writer’s form', () => {
  it('waits for an editor at once after a word that the server took off the schedule', () => {
    expect(storyStatus(form, now)).toBe('scheduled');
    const shown = withStoredMarks(form, { ...stored, scheduledFor });
    expect(storyStatus(shown, now)).toBe('waiting');
    expect(shown).toMatchObject({ headline: 'Typed', unreviewedChangeBy: 'writer' });
  });

  it.each([
    ['are not known yet', form, undefined],
    ['are of another story', form, { ...stored, _id: 'drafts.b', scheduledFor }],
    ['are of a schedule that was ended here', { ...form, scheduledFor: null }, { ...stored, scheduledFor }],
    ['are gone with the draft', form, null],
  ])('is as the form has it while the stored marks %s', (_case, story, answer) => {
    expect(withStoredMarks(story, answer)).toBe(story);
  });

  it('says what a change does, by who makes it', () => {
    expect(scheduledText(true)).toMatch('You can still change it.');
    expect(scheduledText(false)).toMatch('it waits for an editor again and may miss its time');
  });
});
