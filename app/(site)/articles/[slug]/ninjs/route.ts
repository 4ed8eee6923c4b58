import { absolute } from '../../../../../lib/addresses.ts';
import { writeNinjs } from '../../../../../lib/archive/write/ninjs.ts';
import { wholeAddress } from '../../../../../lib/archive/write/picturesIn.ts';
import { ninjsType } from '../../../../../lib/feeds/ninjsStandard.ts';
import { storyRoute } from '../../storyRoute.ts';

export const dynamic = 'force-static';
export const revalidate = 60;
export const generateStaticParams = () => [];

/** GET /articles/<slug>.json: next.config.ts rewrites it to this route. */
export const GET = storyRoute({ ending: '.json', contentType: ninjsType }, (story) =>
  writeNinjs({
    ...story,
    addressOf: (picture) => absolute(wholeAddress(picture), story.siteUrl),
    fileAddressOf: (address) => absolute(address, story.siteUrl),
  }),
);
