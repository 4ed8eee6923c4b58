import { builtElements } from '../../../_elements/builtElements.ts';

export const dynamic = 'force-static';
export const dynamicParams = false;

const codes: Record<string, string> = JSON.parse(builtElements.codes ?? '{}');

export const generateStaticParams = () => Object.keys(codes).map((file) => ({ file }));

/** A module of custom elements. Its name changes with its content. */
export const GET = async (_request: Request, { params }: RouteContext<'/elements/[file]'>) =>
  new Response(codes[(await params).file], {
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    },
  });
