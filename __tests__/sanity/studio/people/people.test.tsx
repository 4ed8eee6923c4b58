import { LayerProvider, ThemeProvider } from '@sanity/ui';
import { buildTheme } from '@sanity/ui/theme';
import { fireEvent, render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { AskedButton } from '../../../../sanity/studio/people/AskedButton.tsx';
import { rolesFor } from '../../../../sanity/studio/people/accounts.ts';
import { RoleSelect } from '../../../../sanity/studio/people/RoleSelect.tsx';
import { ShownOnce } from '../../../../sanity/studio/people/ShownOnce.tsx';

beforeAll(() => {
  // jsdom has none, and Sanity UI asks for the width of the window.
  window.matchMedia = () => new EventTarget() as MediaQueryList;
});

const show = (shown: ReactElement) =>
  render(
    <ThemeProvider theme={buildTheme()}>
      <LayerProvider>{shown}</LayerProvider>
    </ThemeProvider>,
  );

const press = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }));

describe('a button that asks', () => {
  it('acts at its second press only', () => {
    const onConfirm = jest.fn();
    show(<AskedButton text="Reset" question="Really reset" isDisabled={false} onConfirm={onConfirm} />);
    press('Reset');
    expect(onConfirm).not.toHaveBeenCalled();
    press('Really reset');
    expect(onConfirm).toHaveBeenCalledTimes(1);
  });

  it('does not take a double click for an answer, and asks anew after the focus was elsewhere', () => {
    const onConfirm = jest.fn();
    show(<AskedButton text="Reset" question="Really reset" isDisabled={false} onConfirm={onConfirm} />);
    press('Reset');
    fireEvent.click(screen.getByRole('button', { name: 'Really reset' }), { detail: 2 });
    expect(onConfirm).not.toHaveBeenCalled();
    fireEvent.blur(screen.getByRole('button', { name: 'Really reset' }));
    press('Reset');
    expect(onConfirm).not.toHaveBeenCalled();
    press('Really reset');
    expect(onConfirm).toHaveBeenCalledTimes(1);
  });
});

describe('a password that is shown once', () => {
  it('goes by its button, not by Escape', () => {
    const onClose = jest.fn();
    show(<ShownOnce title="Mia can sign in" label="Password" text="" secret="plum" onClose={onClose} />);
    fireEvent.keyDown(screen.getByLabelText('Password'), { key: 'Escape' });
    expect(onClose).not.toHaveBeenCalled();
    expect(screen.queryByRole('button', { name: 'Close dialog' })).not.toBeInTheDocument();
    press('Done');
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});

describe('the choice of a role', () => {
  const roles = [
    { name: 'administrator', title: 'Administrator', description: '' },
    { name: 'reporter', title: 'Reporter of errors', description: '' },
    { name: 'site', title: 'Site', description: '' },
  ];

  it.each([
    ['administrator', ['Administrator']],
    ['reporter', ['Administrator', 'Reporter of errors']],
    ['retired', ['Administrator', 'retired']],
  ])('shows the role %s of a person as it is', (present, offered) => {
    show(<RoleSelect roles={rolesFor(roles, present)} value={present} onChange={() => undefined} />);
    expect(screen.getByLabelText('Role')).toHaveValue(present);
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(offered);
  });
});
