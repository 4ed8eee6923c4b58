import { teaserFrom, teasersFrom } from '../articles/teaserFrom.ts';
import { findPicture } from '../images/imageUrl.ts';
import type { EditedFrontResult, SlotResult, StripResult } from '../queryResults/front.ts';
import { areWordsOutdated } from './areWordsOutdated.ts';
import { type EditedFront, type EditedStrip, type Slot, stripForms, usualInStrip } from './EditedFront.ts';

/** Builds the edited front. Words without a date of their own count as written when the front was last published. */
export const editedFrontFrom = ({
  lead,
  seconds,
  strips,
  hasOnlyTheseStrips,
  _updatedAt,
}: EditedFrontResult): EditedFront => {
  const slotsFrom = (slots: SlotResult[] | null | undefined): Slot[] =>
    (slots ?? []).map((slot) => slotFrom(slot, _updatedAt ?? null));
  return {
    lead: slotsFrom(lead && [lead])[0] ?? null,
    seconds: slotsFrom(seconds),
    strips: (strips ?? []).map((strip) => stripFrom(strip, slotsFrom(strip.chosen))),
    hasOnlyTheseStrips: hasOnlyTheseStrips === true,
  };
};

const wordsOf = (text: string | null | undefined): string | null => (text?.trim() ? text : null);

const slotFrom = (slot: SlotResult, publishedAt: string | null): Slot => ({
  story: slot.story ? teaserFrom(slot.story) : null,
  headline: wordsOf(slot.headline),
  kicker: wordsOf(slot.kicker),
  picture: findPicture(slot.picture),
  until: slot.until,
  areWordsOutdated: areWordsOutdated({
    isSameHeadline: slot.isSameHeadline !== false,
    writtenAt: slot.writtenAt ?? publishedAt,
    correctedAt: slot.correctedAt ?? null,
  }),
});

const stripFrom = ({ title, form, subject, count, newest }: StripResult, chosen: Slot[]): EditedStrip => ({
  title: wordsOf(title),
  form: stripForms.find(({ value }) => value === form)?.value ?? null,
  subject: subject ?? null,
  count: count ?? usualInStrip,
  chosen,
  newest: teasersFrom(newest),
});
