import { ImagesIcon } from '@sanity/icons/Images';
import { type AssetSource, unset } from 'sanity';
import { PicturePicker } from './picker/PicturePicker.tsx';
import { checkedUploader } from './uploads/checkedUploader.ts';

/**
 * Our picker instead of Studio's own. Studio's uploader stays: it takes files that are dropped on a field.
 *
 * @param report called with the reason for which a file was not uploaded.
 */
export const pictureSources =
  (report: (reason: string) => void) =>
  (sources: AssetSource[]): AssetSource[] =>
    sources.map((source, index) =>
      index === 0
        ? {
            ...source,
            title: 'Pictures',
            component: PicturePicker,
            icon: ImagesIcon,
            ...(source.Uploader && {
              Uploader: checkedUploader(source.Uploader, { report, withoutMark: unset(['_upload']) }),
            }),
          }
        : source,
    );
