import type { SchemaTypeDefinition } from 'sanity';
import type { Theme } from '../../lib/theme/Theme.ts';
import { article } from './article/article.ts';
import { body, unsourcedBody } from './body/body.ts';
import { embed } from './body/embed.ts';
import { factBox, unsourcedFactBox } from './body/factBox.ts';
import { audio } from './body/media/audio.ts';
import { gallery } from './body/media/gallery.ts';
import { video } from './body/media/video.ts';
import { pullQuote } from './body/pullQuote.ts';
import { relatedStory } from './body/relatedStory.ts';
import { simpleText, unsourcedSimpleText } from './body/simpleText.ts';
import { source } from './body/source.ts';
import { table } from './body/table.ts';
import { tableRow } from './body/tableRow.ts';
import { timeline } from './body/timeline.ts';
import { timelineEvent } from './body/timelineEvent.ts';
import { channel } from './channel.ts';
import { withCopyMarks } from './copyMarks.ts';
import { correction } from './correction/correction.ts';
import { correctionRecord } from './correction/correctionRecord.ts';
import { passageChange } from './correction/passageChange.ts';
import { frontPage } from './front/frontPage.ts';
import { frontSlot } from './front/frontSlot.ts';
import { frontStrip } from './front/frontStrip.ts';
import { houseStyle } from './houseStyle/houseStyle.ts';
import { ignoredFinding } from './houseStyle/ignoredFinding.ts';
import { styleEntry } from './houseStyle/styleEntry.ts';
import { liveEntry } from './live/liveEntry.ts';
import { page } from './page.ts';
import { person } from './person.ts';
import { pictureRecord } from './picture/pictureRecord.ts';
import { coverage } from './planning/coverage.ts';
import { privateContact } from './privateContact.ts';
import { redirect } from './redirect.ts';
import { section } from './section.ts';
import { fourEyesSwitch } from './site/fourEyesSwitch.ts';
import { siteFor } from './site/site.ts';
import { topic } from './topic.ts';

/** All document types and their parts. */
export const schemaTypesFor = (theme: Theme): SchemaTypeDefinition[] =>
  [
    article,
    liveEntry,
    correction,
    person,
    section,
    topic,
    page,
    siteFor(theme),
    frontPage,
    houseStyle,
    redirect,
    correctionRecord,
    privateContact,
    pictureRecord,
    coverage,
    body,
    unsourcedBody,
    simpleText,
    unsourcedSimpleText,
    channel,
    passageChange,
    fourEyesSwitch,
    frontSlot,
    frontStrip,
    styleEntry,
    ignoredFinding,
    source,
    gallery,
    video,
    audio,
    pullQuote,
    factBox,
    unsourcedFactBox,
    table,
    tableRow,
    timeline,
    timelineEvent,
    relatedStory,
    embed,
  ].map(withCopyMarks);
