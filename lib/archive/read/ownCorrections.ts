import { z } from 'zod';
import { publicKinds } from '../../corrections/correctionWords.ts';
import { affectedParts, correctionSeverities } from '../../corrections/vocabulary.ts';
import { messagesIn } from '../../words/messagesIn.ts';
import type { ArchivedCorrection } from '../ArchivedStory.ts';

type Told = {
  corrections: ArchivedCorrection[];
  /** Remarks for the report, of those that no editor is asked about. */
  notes: string[];
};

/** Whole sentences. */
const words = z
  .string()
  .nullish()
  .catch(null)
  .transform((text) => text?.trim() || undefined);
const part = z.enum(affectedParts.map(({ value }) => value));
const correction = z.object({
  kind: z.enum(publicKinds),
  published: z.string(),
  note: z.string().min(1),
  severity: z
    .enum(correctionSeverities.map(({ value }) => value))
    .optional()
    .catch(undefined),
  affects: z.array(part).optional().catch(undefined),
  ...{ was: words, is: words },
  superseded: z.boolean().optional().catch(undefined),
});

/**
 * The published corrections that an export of a story here names. One that a later one replaced was itself wrong, and is a
 * remark only.
 *
 * @param told as `correctionFields` has them. Others are remarks.
 */
export const ownCorrections = (told: unknown[]): Told => {
  const corrections: ArchivedCorrection[] = [];
  const notes: string[] = [];
  for (const one of told) {
    const { data } = correction.safeParse(one);
    if (!data) notes.push(noteRemark(typeof one === 'string' ? one : JSON.stringify(one)));
    else if (data.superseded) notes.push(`It has a note that was replaced there: ${ownWords(data.note)}`);
    else {
      const { kind, published, note, severity, affects, was, is } = data;
      corrections.push({
        ...{ kind, publishedAt: published, note: ownWords(note) },
        ...(severity && { severity }),
        ...(affects?.length && { affects }),
        ...(was && { was }),
        ...(is && { is }),
      });
    }
  }
  return { corrections, notes };
};

/** The corrections of formats that have a line for each. @see notePlain */
export const ownCorrectionLines = (lines: string[]): Told => ownCorrections(lines.map(readLine));

/** A note of another system, of which nobody here can say what it is. */
export const noteRemark = (note: string): string => `It has a note that is not in its text: ${note}`;

const line = /^([^,]{1,100}), (\d{4}-\d{2}-\d{2}T[\d:.]{5,20}Z): (.+)$/s;

const readLine = (written: string): unknown => {
  const [, label = '', published, note = ''] = line.exec(written.trim()) ?? [];
  const kind = kindsByLabel.get(label);
  const superseded = replaced.some((sentence) => note.trimEnd().endsWith(sentence));
  return kind ? { kind, published, note, superseded } : written;
};

const allMessages = Object.values(messagesIn);
const replaced = allMessages.map(({ corrections }) => corrections.replaced);
/** What exports write behind a note. Who approved it there says nothing here. */
const added = [...replaced, ...allMessages.map(({ corrections }) => corrections.alone)];

/** In every language of readers' pages. */
const kindsByLabel = new Map(
  allMessages.flatMap(({ kinds }) => publicKinds.map((kind) => [kinds[kind], kind] as const)),
);

const ownWords = (note: string): string => {
  const text = note.trim();
  const end = added.find((sentence) => text.endsWith(` ${sentence}`));
  return end === undefined ? text : ownWords(text.slice(0, -end.length));
};
