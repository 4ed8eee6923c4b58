import { findSite } from '../../../../../sanity/content/findSite.ts';
import { answering, respond, respondNotFound } from '../../../../../sanity/content/read/respond.ts';
import { builtTheme } from '../../../../../server/theme/builtTheme.ts';
import { markDrawings } from '../../../../../server/theme/drawMark.ts';

export const dynamic = 'force-static';
export const revalidate = 60;
export const generateStaticParams = () => [];

type Context = { params: Promise<{ accent: string; file: string }> };

/** The mark in the accent of Site settings, as an icon or a card; 404 for any other accent. */
export const GET = answering(async (_request: Request, { params }: Context) => {
  const { accent, file } = await params;
  const { look } = await findSite();
  const drawing = Object.hasOwn(markDrawings, file) ? markDrawings[file] : undefined;
  if (!drawing || look.drawnAt !== `/mark/${accent}`) return respondNotFound();
  const { mark } = builtTheme();
  return respond(await drawing.draw({ mark, colours: look.colours }), drawing.type);
});
