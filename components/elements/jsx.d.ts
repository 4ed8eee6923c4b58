import type { DetailedHTMLProps, HTMLAttributes } from 'react';

type ElementProps<Own = object> = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & Own;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'view-count': ElementProps<{ slug: string }>;
      'photo-gallery': ElementProps;
      'embedded-player': ElementProps;
      'report-error': ElementProps;
      'search-suggestions': ElementProps;
      'reading-settings': ElementProps;
      'story-tools': ElementProps<{ slug: string }>;
      'saved-stories': ElementProps<{ list: 'saved' | 'begun' }>;
      'kept-pages': ElementProps;
      'live-updates': ElementProps<{ src: string; slug: string }>;
      'read-stories': ElementProps<{ slug?: string }>;
    }
  }
}
