import { render, screen } from '@testing-library/react';
import { Caption } from '../../../components/picture/Caption.tsx';
import type { Picture } from '../../../lib/images/imageUrl.ts';
import { site } from '../../fixtures/story.ts';

const picture: Picture = {
  ...{ url: '/lake/images/a.jpg', width: 10, height: 8, placeholder: null, alt: 'A mill.' },
  ...{ focus: { x: 0.5, y: 0.5 }, rect: null, copyright: null, licenceUrl: null },
  ...{ caption: 'The mill', credit: 'Ann Other', digitalSource: null },
};
const show = (more: Partial<Picture>) => {
  render(
    <figure>
      <Caption picture={{ ...picture, ...more }} site={site} />
    </figure>,
  );
  return screen.getByRole('figure').textContent;
};

describe('a caption', () => {
  it('says beside the credit that a picture was made or changed with AI', () => {
    expect(show({ digitalSource: 'trainedAlgorithmicMedia' })).toBe('The mill Ann Other. Made with AI');
  });

  it('says so of a picture without words too', () => {
    const bare = { caption: null, credit: null };
    expect(show({ ...bare, digitalSource: 'compositeWithTrainedAlgorithmicMedia' })?.trim()).toBe(
      'Changed with AI',
    );
  });

  it.each(['digitalCapture', 'digitalArt', null] as const)('says nothing of %s', (digitalSource) => {
    expect(show({ digitalSource })).toBe('The mill Ann Other');
  });

  it('is not there without words', () => {
    expect(show({ caption: null, credit: null })).toBe('');
  });
});
