import { z } from 'zod';
import { isTimeZone } from '../../shapes/formats.ts';
import { channelKinds, languages, typesOfWork } from '../../vocabulary.ts';

const typeOfWork = z.enum(typesOfWork.map(({ value }) => value) as [string, ...string[]]);

/** `id` is that of a document of this newsroom, or `new` or `none`. */
const choice = z.strictObject({
  name: z.string().min(1).max(1_000),
  stories: z.int().min(0).default(0),
  id: z.string().min(1).max(200),
});

/** A section may say what kind of work its stories are. */
const sectionChoice = choice.extend({ typeOfWork: typeOfWork.optional() });

const channel = z.strictObject({
  kind: z.enum(channelKinds.map(({ value }) => value)),
  value: z.string().min(1).max(500),
  label: z.string().max(200).optional(),
  fingerprint: z.string().max(200).optional(),
  verifiedAt: z.string().max(40).optional(),
  expiresAt: z.string().max(40).optional(),
  isPlaceholder: z.boolean().optional(),
});
export type MappedChannel = z.output<typeof channel>;

/** A person whom the import creates has the role, and the channels, which readers see. */
const authorChoice = choice.extend({
  role: z.string().max(300).optional(),
  channels: z.array(channel).max(30).optional(),
});

/** `own` is true for a site whose old addresses lead here. */
const siteChoice = z.strictObject({ stories: z.int().min(0).default(0), own: z.boolean() });

/** What becomes of the names of an archive. A dry run proposes it, a person decides. */
export const mapping = z.strictObject({
  /** Of stories whose language neither the archive nor their words tell, or that stories cannot have. */
  language: z.enum(languages.map(({ value }) => value) as [string, ...string[]]),
  /** Of dates without a zone. */
  timeZone: z.string().refine(isTimeZone, 'is not a name from the IANA list, such as Europe/London'),
  /** The section of stories that have none, or `none`. */
  otherSection: z.string().min(1).max(200),
  /** By host, without `www.`. */
  sites: z.record(z.string(), siteChoice).default({}),
  sections: z.record(z.string(), sectionChoice),
  topics: z.record(z.string(), choice),
  authors: z.record(z.string(), authorChoice),
});

export type Mapping = z.output<typeof mapping>;
export type Choice = z.output<typeof sectionChoice> & Partial<z.output<typeof authorChoice>>;
export const newDocument = 'new';
export const noDocument = 'none';
