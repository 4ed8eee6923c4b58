import { builtElements } from '../../../_elements/builtElements.ts';

export const dynamic = 'force-static';
export const dynamicParams = false;
export const generateStaticParams = () => [{ file: builtElements.file ?? 'none.js' }];

/** The module of custom elements. Its name changes with its content. */
export const GET = () =>
  new Response(builtElements.code, {
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    },
  });
