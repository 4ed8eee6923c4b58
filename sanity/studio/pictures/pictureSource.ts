import { ImagesIcon } from '@sanity/icons/Images';
import type { AssetSource } from 'sanity';
import { PicturePicker } from './PicturePicker.tsx';

/** Our picker instead of Studio's own. Studio's uploader stays: it takes files that are dropped on a field. */
export const pictureSources = (sources: AssetSource[]): AssetSource[] =>
  sources.map((source, index) =>
    index === 0 ? { ...source, title: 'Pictures', component: PicturePicker, icon: ImagesIcon } : source,
  );
