'use client';

import nextDynamic from 'next/dynamic';
import { NextStudioNoScript } from 'next-sanity/studio';
import type { StudioProps } from './NewsroomStudio.client.tsx';

/** Studio runs only in the browser, without server rendering. */
const NewsroomStudio = nextDynamic(
  () => import('./NewsroomStudio.client.tsx').then(({ NewsroomStudio }) => NewsroomStudio),
  { ssr: false },
);

export const Studio = (props: StudioProps) => (
  <>
    <NextStudioNoScript />
    <NewsroomStudio {...props} />
  </>
);
