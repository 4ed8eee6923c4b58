import { Button, Card, Stack, ThemeProvider } from '@sanity/ui';
import { buildTheme } from '@sanity/ui/theme';
import { render, screen } from '@testing-library/react';
import { withoutProjectLinks } from '../../../../sanity/studio/layout/PhoneDrawer.ts';

/** As in the drawer of Studio. */
const Links = ({ to }: { to: string }) => (
  <Card borderTop flex="none" padding={2}>
    <Stack as="ul" gap={1}>
      <Stack as="li">
        <Button as="a" href={to} target="_blank" text={to} />
      </Stack>
    </Stack>
  </Card>
);

it('the drawer does not lead to the project that the embedded lake does not have at Sanity', () => {
  render(
    <ThemeProvider theme={buildTheme()}>
      <style>{withoutProjectLinks}</style>
      <Card>
        <Links to="https://www.sanity.io/manage/project/newsroom" />
        <Links to="/studio/desk" />
      </Card>
    </ThemeProvider>,
  );
  expect(screen.getByText('/studio/desk')).toBeVisible();
  expect(screen.getByText(/manage/)).not.toBeVisible();
});
