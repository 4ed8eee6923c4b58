import type { SchemaTypeDefinition } from 'sanity';
import { article } from './article.ts';
import { body } from './body.ts';
import { channel } from './channel.ts';
import { correction } from './correction.ts';
import { correctionRecord } from './correctionRecord.ts';
import { embed } from './embed.ts';
import { factBox } from './factBox.ts';
import { fourEyesSwitch } from './fourEyesSwitch.ts';
import { page } from './page.ts';
import { passageChange } from './passageChange.ts';
import { person } from './person.ts';
import { privateContact } from './privateContact.ts';
import { pullQuote } from './pullQuote.ts';
import { redirect } from './redirect.ts';
import { relatedStory } from './relatedStory.ts';
import { section } from './section.ts';
import { simpleText } from './simpleText.ts';
import { site } from './site.ts';
import { source } from './source.ts';
import { table } from './table.ts';
import { tableRow } from './tableRow.ts';
import { timeline } from './timeline.ts';
import { timelineEvent } from './timelineEvent.ts';
import { topic } from './topic.ts';

/** Everything that the newsroom writes, and the parts it is made of. */
export const schemaTypes: SchemaTypeDefinition[] = [
  article,
  correction,
  person,
  section,
  topic,
  page,
  site,
  redirect,
  correctionRecord,
  privateContact,
  body,
  simpleText,
  channel,
  passageChange,
  fourEyesSwitch,
  source,
  pullQuote,
  factBox,
  table,
  tableRow,
  timeline,
  timelineEvent,
  relatedStory,
  embed,
];
