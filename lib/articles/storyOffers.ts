import { isUnderEmbargo } from '../dates/embargo.ts';
import { isObject } from '../isObject.ts';
import { disabledBecause, type Offer, offered, type Person, readsOnly } from '../Offer.ts';
import { type FilableStory, missingParts } from './missingParts.ts';
import { type StoryDates, storyStatus } from './storyStatus.ts';

type Story = StoryDates & FilableStory & { embargoedUntil?: string | null };

/** A story that is open in Studio, and the person who opened it. */
export type StoryState = {
  person: Person;
  draft: Story | null;
  live: Story | null;
  /** True if a correction of it waits for approval. */
  isCorrectionPending: boolean;
  /** True if one editor may do what usually takes two. */
  isFourEyesOff: boolean;
  /** Why house style keeps the draft from being published, or null. */
  styleProblem: string | null;
  now: Date;
};

export type StoryAction =
  | 'file'
  | 'takeBack'
  | 'sendBack'
  | 'publish'
  | 'schedule'
  | 'unschedule'
  | 'correct'
  | 'retract'
  | 'withdraw'
  | 'keep';

const isMissing = 'Something is missing. The bar above says what it is.';

const underEmbargo = 'This story is under embargo. Publish it after its time, or remove the embargo.';

type HeldBack = Pick<StoryState, 'styleProblem' | 'now'> & {
  person: Pick<Person, 'mayPublish'>;
  draft: Pick<Story, 'embargoedUntil'>;
};

/** Why the first button of a story rests, if neither a field nor a notice above the form says it; or null. */
export const heldBackBecause = ({ person, draft, styleProblem, now }: HeldBack): string | null =>
  person.mayPublish && isUnderEmbargo(draft.embargoedUntil, now.toISOString()) ? underEmbargo : styleProblem;

type Rule = (state: StoryState) => Offer;

const file: Rule = ({ person, draft, live, isCorrectionPending, styleProblem, now }) => {
  if (person.mayPublish) return null;
  if (!person.mayWrite) return live && !draft ? null : disabledBecause(readsOnly);
  if (!draft) return live ? null : disabledBecause('Write the story first.');
  const status = storyStatus(draft, now);
  if (status === 'scheduled') return disabledBecause('The story goes live at its scheduled time.');
  if (status === 'missed' || status === 'unscheduled')
    return disabledBecause(
      `${status === 'missed' ? 'The story missed its time.' : 'The schedule of the story was taken off.'} An editor schedules or publishes it.`,
    );
  if (draft.filedAt) return disabledBecause('The story is waiting for an editor.');
  if (isCorrectionPending) return disabledBecause('The change waits for an editor with its correction.');
  if (missingParts(draft).length > 0) return disabledBecause(isMissing);
  return styleProblem ? disabledBecause(styleProblem) : offered;
};

/** Until an editor schedules it, a filed story is its writer's. */
const takeBack: Rule = ({ person, draft }) =>
  person.mayWrite && draft?.filedAt && draft.filedBy === person.id && !draft.scheduledFor ? offered : null;

const sendBack: Rule = ({ person, draft }) => {
  if (!person.mayPublish || !draft?.filedAt) return null;
  return draft.scheduledFor
    ? disabledBecause('The story is scheduled. Unschedule it first, then send it back.')
    : offered;
};

const publish: Rule = ({ person, draft, isCorrectionPending, live, styleProblem, now }) => {
  if (!person.mayPublish) return null;
  if (!draft) return disabledBecause(live ? 'Nothing has changed.' : 'Write the story first.');
  if (isUnderEmbargo(draft.embargoedUntil, now.toISOString())) return disabledBecause(underEmbargo);
  if (isCorrectionPending)
    return disabledBecause('The change goes live when another editor approves its correction.');
  if (isObject(draft.withdrawal))
    return disabledBecause(
      'Someone asked to take this story off the site. First keep it on the site, or unpublish it.',
    );
  return styleProblem ? disabledBecause(styleProblem) : offered;
};

const schedule: Rule = ({ person, draft, live, styleProblem }) => {
  if (!person.mayPublish || !draft || live) return null;
  if (missingParts(draft).length > 0) return disabledBecause(isMissing);
  return styleProblem ? disabledBecause(styleProblem) : offered;
};

const unschedule: Rule = ({ person, draft, live }) =>
  person.mayPublish && draft?.scheduledFor && !live ? offered : null;

const correct: Rule = ({ person, live, isCorrectionPending, styleProblem }) => {
  if (!live || live.retractedAt) return null;
  if (!person.mayWrite) return disabledBecause(readsOnly);
  if (isCorrectionPending) return disabledBecause('A correction of this story is waiting for approval.');
  return styleProblem ? disabledBecause(styleProblem) : offered;
};

/** A retraction is not held up by the words of a draft, nor by a correction that waits. */
const retract: Rule = (state) =>
  state.person.mayPublish ? correct({ ...state, isCorrectionPending: false, styleProblem: null }) : null;

const withdraw: Rule = ({ person, draft, live, isFourEyesOff }) => {
  if (!person.mayPublish || !live) return null;
  const { requestedBy } = draft?.withdrawal ?? {};
  return requestedBy === person.id && !isFourEyesOff
    ? disabledBecause('You asked for this, so another editor must do it.')
    : offered;
};

const keep: Rule = ({ person, draft, live }) =>
  person.mayPublish && live && isObject(draft?.withdrawal) ? offered : null;

const rules: Record<StoryAction, Rule> = {
  file,
  takeBack,
  sendBack,
  publish,
  schedule,
  unschedule,
  correct,
  retract,
  withdraw,
  keep,
};

export const storyActions = Object.keys(rules) as StoryAction[];

/**
 * What Studio offers for a story. The server accepts each action that does not rest; a test asks it for every role and
 * state.
 */
export const storyOffer = (action: StoryAction, state: StoryState): Offer => rules[action](state);
