import { z } from 'zod';
import { id, instant, name, slug } from '../queryResults/fields.ts';
import { listOf, optionalPart } from '../queryResults/parseResult.ts';
import { teaser } from '../queryResults/teaser.ts';

/** The stories of a period, and where the closest others are. */
export const period = z.object({
  stories: listOf(teaser),
  earlier: optionalPart(instant),
  later: optionalPart(instant),
});

/** Whether each part of a period has stories. */
export const periodParts = z.array(z.boolean());

/** The dates of the first and the last story. One story with a wrong year hides no other year. */
export const span = z.object({
  oldest: optionalPart(z.iso.datetime({ offset: true })),
  newest: optionalPart(instant),
});

/** The section, topic or person of an archive. */
export const subject = z.object({ _id: id, title: name, slug }).nullable();
