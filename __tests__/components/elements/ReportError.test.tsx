import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReportError } from '../../../components/elements/ReportError.ts';
import { ReportDialog } from '../../../components/report/ReportDialog.tsx';
import { site } from '../../fixtures/story.ts';

// jsdom has the dialog's attribute but not its methods.
beforeAll(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
  };
  customElements.define('report-error', ReportError);
});

const page = () =>
  render(
    <>
      <a href="/articles/a-story/report" data-opens="report-dialog">
        Report an error
      </a>
      <ReportDialog article={{ slug: 'a-story', headline: 'A headline' }} site={site} />
    </>,
  );

/** The server's response to a report, and the request. */
const answer = (status: number, body: object) => {
  const send = jest.fn(async (_url: string, _request: RequestInit) => ({
    ok: status < 400,
    json: async () => body,
  }));
  globalThis.fetch = send as unknown as typeof fetch;
  return send;
};

describe('the dialog of “Report an error”', () => {
  it('opens from the link and closes by its button', async () => {
    page();
    await userEvent.click(screen.getByRole('link', { name: 'Report an error' }));
    expect(screen.getByRole('dialog', { name: 'Report an error' })).toHaveAttribute('open');
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('sends the report and confirms it without leaving the story', async () => {
    const send = answer(201, { message: 'Thank you.' });
    page();
    await userEvent.click(screen.getByRole('link', { name: 'Report an error' }));
    await userEvent.type(screen.getByLabelText('What is wrong?'), 'It was in 2021.');
    await userEvent.click(screen.getByRole('button', { name: 'Send to the editors' }));
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Thank you.'));
    expect(String(send.mock.calls[0]?.[1].body)).toBe(
      'slug=a-story&language=en&message=It+was+in+2021.&passage=&email=&website=',
    );
  });

  it('shows the problem, keeps the text and focuses the field', async () => {
    answer(422, { message: 'Say more.', problems: { message: 'Please say what is wrong.' } });
    page();
    await userEvent.click(screen.getByRole('link', { name: 'Report an error' }));
    const field = screen.getByLabelText('What is wrong?');
    await userEvent.type(field, 'Hm');
    await userEvent.click(screen.getByRole('button', { name: 'Send to the editors' }));
    await waitFor(() => expect(field).toHaveAccessibleDescription(/Please say what is wrong\./));
    expect(field).toBeInvalid();
    expect(field).toHaveFocus();
    expect(field).toHaveValue('Hm');
  });

  it('keeps the text when the server cannot be reached', async () => {
    globalThis.fetch = () => Promise.reject(new Error('offline'));
    page();
    await userEvent.click(screen.getByRole('link', { name: 'Report an error' }));
    await userEvent.type(screen.getByLabelText('What is wrong?'), 'It was in 2021.');
    await userEvent.click(screen.getByRole('button', { name: 'Send to the editors' }));
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(/What you wrote is still here/));
    expect(screen.getByLabelText('What is wrong?')).toHaveValue('It was in 2021.');
  });
});
