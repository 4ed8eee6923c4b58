import { BoltIcon } from '@sanity/icons/Bolt';
import type { StructureBuilder } from 'sanity/structure';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { LivePane } from './LivePane.tsx';
import { liveEntryTemplate } from './liveEntryTemplate.ts';
import { liveCoverageId } from './useEntryAddress.ts';

/** The live stories, the entries of each, and an entry beside them. */
export const liveItem = (S: StructureBuilder) =>
  S.listItem()
    .id(liveCoverageId)
    .title('Live coverage')
    .icon(BoltIcon)
    .child(
      S.documentTypeList('article')
        .id(liveCoverageId)
        .title('Live coverage')
        .apiVersion(apiVersion)
        .filter('_type == "article" && typeOfWork == "live"')
        .initialValueTemplates([])
        // Links to stories open at their own place.
        .canHandleIntent(() => false)
        .child((storyId) =>
          S.component(LivePane)
            .id(storyId)
            .title('Live entries')
            .options({ storyId })
            .child((entryId) =>
              S.document()
                .documentId(entryId)
                .schemaType('liveEntry')
                .initialValueTemplate(liveEntryTemplate.id, { storyId }),
            ),
        ),
    );
