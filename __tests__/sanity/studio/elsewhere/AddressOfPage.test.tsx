import { studioTheme, ThemeProvider } from '@sanity/ui';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AddressOfPage } from '../../../../sanity/studio/elsewhere/AddressOfPage.tsx';

const show = (more: Partial<Parameters<typeof AddressOfPage>[0]> = {}) => {
  const given: string[] = [];
  render(
    <ThemeProvider theme={studioTheme}>
      <AddressOfPage
        allowedSites={['gazette.example', '*.herald.example']}
        given=""
        isReady
        onGiven={(address) => given.push(address)}
        {...more}
      />
    </ThemeProvider>,
  );
  return given;
};

describe('the address of a page', () => {
  it('is given by Enter, without spaces, and names the sites that are allowed', async () => {
    const given = show();
    expect(screen.getByText(/gazette\.example, all of herald\.example/)).toBeVisible();
    await userEvent.type(screen.getByLabelText('Or give its address'), ' https://gazette.example/a {Enter}');
    expect(given).toEqual(['https://gazette.example/a']);
  });

  it('stays if its page could not be read', () => {
    show({ given: 'https://gazette.example/gone' });
    expect(screen.getByLabelText('Or give its address')).toHaveValue('https://gazette.example/gone');
  });

  it('cannot be given while it is empty', async () => {
    const given = show();
    expect(screen.getByRole('button', { name: 'Read the page' })).toBeDisabled();
    await userEvent.type(screen.getByLabelText('Or give its address'), '{Enter}');
    expect(given).toEqual([]);
  });
});
