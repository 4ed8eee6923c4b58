import { useEffect, useMemo } from 'react';
import { getPublishedId, type SanityDocument, useEditState } from 'sanity';
import { wallClockOf } from '../../../lib/dates/wallClock.ts';
import type { Day } from '../../../lib/houseStyle/checks/unclearDates.ts';
import { ignoredIn } from '../../../lib/houseStyle/ignoredFindings.ts';
import { useNewsroomZone } from '../newsroom/useNewsroomZone.tsx';
import { type StyleForm, storyStyleOf } from './StoryStyle.ts';
import { StyleWorker } from './StyleWorker.ts';
import { useContactNames, useHouseStyle } from './useHouseStyle.ts';

/** A pause in typing. */
const pauseMs = 600;

const worker = new StyleWorker(
  () => new Worker(new URL('./checkStyle.worker.ts', import.meta.url), { type: 'module' }),
);

type Story = Partial<SanityDocument> & { scheduledFor?: string };

/** Checks the story of a form when its writer pauses. It shows nothing itself. */
export const CheckStyle = ({ id, form }: { id: string; form: StyleForm }) => {
  const style = storyStyleOf(getPublishedId(id));
  const { published, ready } = useEditState(getPublishedId(id), 'article');
  const houseStyle = useHouseStyle();
  const people = useContactNames();
  const day = useFirstDay(form.story, published !== null);
  const { story } = form;
  useEffect(() => {
    style.form = form;
    style.houseStyle = houseStyle;
    style.ignore(ignoredIn(story));
  }, [style, form, houseStyle, story]);
  useEffect(
    () => () => {
      style.form = null;
    },
    [style],
  );
  useEffect(() => {
    if (!ready || !houseStyle || !people || day === undefined) return;
    const check = async () => {
      const request = { story, live: published, houseStyle, people, day };
      const outcome = await worker.check(getPublishedId(id), request);
      if (outcome.kind === 'newer') return;
      style.update(outcome.kind === 'checked' ? outcome.answer : null, ignoredIn(style.form?.story ?? story));
    };
    const timer = setTimeout(() => void check(), pauseMs);
    return () => clearTimeout(timer);
  }, [id, style, story, published, ready, houseStyle, people, day]);
  return null;
};

/** The day on which readers first see a story; null if they have seen it, undefined while the zone is not known. */
const useFirstDay = (story: Story, isLive: boolean): Day | null | undefined => {
  const zone = useNewsroomZone();
  const today = zone ? wallClockOf(story.scheduledFor ?? new Date().toISOString(), zone).slice(0, 10) : null;
  return useMemo(() => {
    if (today === null) return undefined;
    if (isLive) return null;
    const [year = 0, month = 0, day = 0] = today.split('-').map(Number);
    return { year, month, day };
  }, [today, isLive]);
};
