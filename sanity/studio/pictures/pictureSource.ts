import { ImagesIcon } from '@sanity/icons/Images';
import { type AssetSource, unset } from 'sanity';
import { PicturePicker } from './picker/PicturePicker.tsx';
import { mediaUploader, pictureUploader, type Uploads } from './uploads/ownedUploaders.ts';

const withoutMark = unset(['_upload']);

/** Our picker instead of Studio's own. Studio's uploader stays: it takes files that are dropped on a field. */
export const pictureSources =
  (uploads: Uploads) =>
  (sources: AssetSource[]): AssetSource[] =>
    sources.map((source, index) =>
      index === 0
        ? {
            ...source,
            title: 'Pictures',
            component: PicturePicker,
            icon: ImagesIcon,
            ...(source.Uploader && {
              Uploader: pictureUploader(source.Uploader, { ...uploads, withoutMark }),
            }),
          }
        : source,
    );

/** Studio's own sources of recordings and films. */
export const mediaSources =
  (uploads: Uploads) =>
  (sources: AssetSource[]): AssetSource[] =>
    sources.map((source) =>
      source.Uploader
        ? { ...source, Uploader: mediaUploader(source.Uploader, { ...uploads, withoutMark }) }
        : source,
    );
