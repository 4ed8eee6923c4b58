import { useEffect, useState } from 'react';

/** Addresses of pictures that are only in memory. They last as long as the component. */
export const usePictureUrls = (files: Uint8Array<ArrayBuffer>[]): string[] => {
  const [urls, setUrls] = useState<string[]>([]);
  useEffect(() => {
    const made = files.map((file) => URL.createObjectURL(new Blob([file])));
    setUrls(made);
    return () => {
      for (const url of made) URL.revokeObjectURL(url);
    };
  }, [files]);
  return urls;
};
