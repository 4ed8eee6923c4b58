'use client';

import nextDynamic from 'next/dynamic';
import { NextStudioNoScript } from 'next-sanity/studio';

type Props = {
  projectId: string;
  dataset: string;
  isEmbedded: boolean;
  isMailed: boolean;
};

/** Studio runs only in the browser, without server rendering. */
const NewsroomStudio = nextDynamic(
  () => import('./NewsroomStudio.client.tsx').then(({ NewsroomStudio }) => NewsroomStudio),
  { ssr: false },
);

export const Studio = (props: Props) => (
  <>
    <NextStudioNoScript />
    <NewsroomStudio {...props} />
  </>
);
