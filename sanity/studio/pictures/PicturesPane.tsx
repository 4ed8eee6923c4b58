import { Card } from '@sanity/ui';
import { usePaneRouter } from 'sanity/structure';
import { styled } from 'styled-components';
import type { FoundPicture } from './FoundPicture.ts';
import { PictureBrowser } from './PictureBrowser.tsx';
import { PictureCard } from './PictureCard.tsx';

const Link = styled.div`
  > a {
    display: block;
    padding: 0.4rem;
    border-radius: 3px;
    color: inherit;
    text-decoration: none;
  }
  > a:hover,
  > a[data-selected='true'] {
    box-shadow: 0 0 0 2px var(--card-focus-ring-color);
  }
  > a:focus-visible {
    outline: 2px solid var(--card-focus-ring-color);
    outline-offset: 3px;
  }
`;

/** All pictures, on the desk. A picture opens its words and rights beside the list. */
export const PicturesPane = () => {
  const { ChildLink, routerPanesState, groupIndex } = usePaneRouter();
  const openId = routerPanesState[groupIndex + 1]?.[0]?.id;
  const renderPicture = (picture: FoundPicture) => (
    <Link key={picture.id}>
      <ChildLink childId={picture.id} data-selected={picture.id === openId}>
        <PictureCard picture={picture} />
      </ChildLink>
    </Link>
  );
  return (
    <Card height="fill" overflow="auto">
      <PictureBrowser renderPicture={renderPicture} padding="1.25rem" />
    </Card>
  );
};
