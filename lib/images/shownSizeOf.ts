import type { Crop } from './crop.ts';

/**
 * The size in pixels of a picture without what is cut off. Null if the id of its asset does not name a size.
 *
 * @param asset such as `image-2f9d-800x600-jpg`.
 */
export const shownSizeOf = (asset: string, crop: Crop): { width: number; height: number } | null => {
  const [width = 0, height = 0] = (asset.split('-').at(-2) ?? '').split('x').map(Number);
  const shown = {
    width: Math.round(width * (1 - crop.left - crop.right)),
    height: Math.round(height * (1 - crop.top - crop.bottom)),
  };
  return shown.width > 0 && shown.height > 0 ? shown : null;
};
