import { ThemeProvider } from '@sanity/ui';
import { buildTheme } from '@sanity/ui/theme';
import { render, screen } from '@testing-library/react';
import { disabledBecause, type Offer, offered } from '../../../../lib/Offer.ts';
import { RestingNotice } from '../../../../sanity/studio/dialogs/RestingNotice.tsx';

const show = (offer: Offer) =>
  render(
    <ThemeProvider theme={buildTheme()}>
      <RestingNotice action="approve" offer={offer} />
    </ThemeProvider>,
  );

describe('a button above a form that rests', () => {
  it('says why in words, without a pointer over it', () => {
    show(disabledBecause('You asked for it.'));
    expect(screen.getByRole('status')).toHaveTextContent('You cannot approve this nowYou asked for it.');
  });

  it.each([
    ['can be used', offered],
    ['is not there', null],
  ])('says nothing if it %s', (_case, offer) => {
    show(offer);
    expect(screen.queryByRole('status')).toBeNull();
  });
});
