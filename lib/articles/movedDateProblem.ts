import { isAboutNow } from '../dates/isAboutNow.ts';

type Story = Record<string, unknown>;

const dates = ['modifiedAt', 'retractedAt'];

/**
 * Why a change to a live story must not be made for the dates that it writes, or null: what happens to a story is
 * dated when it happens.
 *
 * @param at when the change takes effect, ISO 8601.
 */
export const movedDateProblem = (before: Story, after: Story, at: string): string | null => {
  const moved = dates.find(
    (name) => after[name] && after[name] !== before[name] && !isAboutNow(after[name], at),
  );
  return moved ? `${moved} has to be now. If it is, the clock that wrote it is wrong.` : null;
};
