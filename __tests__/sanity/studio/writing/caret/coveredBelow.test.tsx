import { render, screen } from '@testing-library/react';
import { coveredBelowPx } from '../../../../../sanity/studio/writing/caret/coveredBelow.ts';

/** jsdom has no layout. */
const giveHeight = (element: HTMLElement, offsetHeight: number) =>
  Object.defineProperty(element, 'offsetHeight', { value: offsetHeight });

describe('what covers the end of the text', () => {
  it('is the bar as high as it is, above the footer of a phone, and the notice of a paste', () => {
    render(
      <>
        <div data-testid="notice" data-covers-text />
        <div data-testid="bar" data-writing-bar style={{ position: 'sticky', bottom: '57px' }} />
      </>,
    );
    giveHeight(screen.getByTestId('bar'), 83);
    expect(coveredBelowPx(48)).toBe(140);
    giveHeight(screen.getByTestId('notice'), 60);
    expect(coveredBelowPx(48)).toBe(200);
  });

  it('is a line where there is no bar', () => {
    expect(coveredBelowPx(48)).toBe(48);
  });
});
