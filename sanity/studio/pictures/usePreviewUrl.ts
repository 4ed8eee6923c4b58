import { createImageUrlBuilder } from '@sanity/image-url';
import { useMemo } from 'react';
import { useClient } from 'sanity';
import { apiVersion } from '../../../lib/apiVersion.ts';

/** The address of an asset's picture, at most that wide in CSS pixels. */
export const usePreviewUrl = (assetId: string, width: number): string => {
  const client = useClient({ apiVersion });
  return useMemo(
    () => createImageUrlBuilder(client).image(assetId).width(width).dpr(2).fit('max').auto('format').url(),
    [client, assetId, width],
  );
};
